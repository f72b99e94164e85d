import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { type automations, notices, recipients, users } from "@/db/schema";
import { newId, newToken } from "../ids";

/** A person who gets error e-mails, as it is stored. */
export type Recipient = typeof recipients.$inferSelect;

/** At most so many recipients an automation. */
export const maxRecipients = 20;

/** The recipients of one automation with the names of those who added them, in the order in which they were added. */
export async function listRecipients(
  db: Tx,
  automationId: string,
): Promise<(Pick<Recipient, "id" | "email" | "status" | "createdAt"> & { addedBy: string | null })[]> {
  const rows = await db
    .select({ recipient: recipients, name: users.name, address: users.email })
    .from(recipients)
    .leftJoin(users, eq(users.id, recipients.addedBy))
    .where(eq(recipients.automationId, automationId))
    .orderBy(asc(recipients.id));
  return rows.map(({ recipient: { id, email, status, createdAt }, name, address }) => ({
    ...{ id, email, status, createdAt },
    addedBy: name || address,
  }));
}

/** The recipients of automations, in the order in which they were added. */
export async function recipientsOf(
  db: Tx,
  automationIds: readonly string[],
): Promise<Map<string, Recipient[]>> {
  const rows = await db
    .select()
    .from(recipients)
    .where(inArray(recipients.automationId, [...automationIds]))
    .orderBy(asc(recipients.id));
  const found = new Map<string, Recipient[]>(automationIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.automationId)!.push(row);
  return found;
}

/** How many people are told when an automation fails: none where its error e-mails are off. */
export async function countActiveRecipients(
  db: Tx,
  { id, notificationsEnabled }: Pick<typeof automations.$inferSelect, "id" | "notificationsEnabled">,
): Promise<number> {
  if (!notificationsEnabled) return 0;
  const [row] = await db
    .select({ count: count() })
    .from(recipients)
    .where(and(eq(recipients.automationId, id), eq(recipients.status, "active")));
  return row!.count;
}

/**
 * Makes these addresses the recipients of an automation, in the caller's transaction. Who is new is told by mail who
 * added them; who was there keeps their state, so that a stopped address stays stopped.
 * @param addedBy the id of the user who does it, or null
 * @returns how many mails now wait to be sent
 */
export async function setRecipients(
  tx: Tx,
  automationId: string,
  emails: readonly string[],
  addedBy: string | null,
  now: Date,
): Promise<number> {
  const wanted = new Map(emails.map((email) => [email.toLowerCase(), email]));
  const present = (await recipientsOf(tx, [automationId])).get(automationId) ?? [];
  const gone = present.filter(({ email }) => !wanted.has(email.toLowerCase())).map(({ id }) => id);
  if (gone.length > 0) await tx.delete(recipients).where(inArray(recipients.id, gone));
  for (const { email } of present) wanted.delete(email.toLowerCase());
  if (wanted.size > 0) await addRecipients(tx, automationId, [...wanted.values()], addedBy, now);
  return wanted.size;
}

/** Puts addresses on the list that are not on it, and writes each the notice that tells them so. */
export async function addRecipients(
  tx: Tx,
  automationId: string,
  emails: readonly string[],
  addedBy: string | null,
  now: Date,
): Promise<void> {
  const [adder] = addedBy
    ? await tx.select({ email: users.email, locale: users.locale }).from(users).where(eq(users.id, addedBy))
    : [];
  const rows = emails.map((email) => ({
    id: newId("recipient"),
    automationId,
    email,
    locale: adder?.locale ?? "en",
    stopToken: newToken(),
    addedBy: adder ? addedBy : null,
    createdAt: now,
  }));
  await tx.insert(recipients).values(rows);
  await tx.insert(notices).values(
    rows.map(({ id }) => ({
      id: newId("notice"),
      automationId,
      recipientId: id,
      kind: "added" as const,
      cause: "added",
      facts: { addedBy: adder?.email ?? null },
      status: "waiting" as const,
      dueAt: now,
      createdAt: now,
    })),
  );
}

/** Takes one address off the list. @returns false where it was not on it */
export async function removeRecipient(tx: Tx, automationId: string, recipientId: string): Promise<boolean> {
  const gone = await tx
    .delete(recipients)
    .where(and(eq(recipients.automationId, automationId), eq(recipients.id, recipientId)))
    .returning({ id: recipients.id });
  return gone.length > 0;
}
