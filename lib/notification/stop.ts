import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { automations, notices, recipients } from "@/db/schema";

/** A recipient of error e-mails as the page behind the stop link needs it. */
export type Listener = {
  id: string;
  email: string;
  locale: string;
  status: (typeof recipients.$inferSelect)["status"];
  automation: string;
};

/** Who holds a stop link, or undefined. */
export async function findListener(db: Tx, token: string): Promise<Listener | undefined> {
  if (!/^[\w-]{16,128}$/.test(token)) return undefined;
  const [row] = await db
    .select({
      id: recipients.id,
      email: recipients.email,
      locale: recipients.locale,
      status: recipients.status,
      automation: automations.name,
    })
    .from(recipients)
    .innerJoin(automations, eq(automations.id, recipients.automationId))
    .where(eq(recipients.stopToken, token));
  return row;
}

/** Stops a recipient's error e-mails, those that wait included; the recipient stays listed. Safe to repeat. */
export async function stopNotices(db: Db, recipientId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(recipients).set({ status: "stopped" }).where(eq(recipients.id, recipientId));
    await tx.delete(notices).where(and(eq(notices.recipientId, recipientId), eq(notices.status, "waiting")));
  });
}

/** Takes a stop back; a refused address stays refused. Safe to repeat. */
export async function resumeNotices(db: Db, recipientId: string): Promise<void> {
  await db
    .update(recipients)
    .set({ status: "active" })
    .where(and(eq(recipients.id, recipientId), eq(recipients.status, "stopped")));
}
