import { and, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { automations, notices, recipients } from "@/db/schema";

/** A recipient of error e-mails as the page behind the stop link needs it. */
export type Listener = {
  id: string;
  email: string;
  locale: string;
  status: (typeof recipients.$inferSelect)["status"];
  automation: string;
  /** The alert whose mails they are; null: the error e-mails of an automation. */
  alertOf: string | null;
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
  return row ? { ...row, alertOf: null } : await findToldByAlert(db, token);
}

/** Whom an alert tells by e-mail, by their token. */
async function findToldByAlert(db: Tx, token: string): Promise<Listener | undefined> {
  const { id, name, alert } = automations;
  const [row] = await db
    .select({ id, name, alert })
    .from(automations)
    .where(sql`${alert} -> 'channels' @> ${JSON.stringify([{ stopToken: token }])}::jsonb`);
  const channel = row?.alert?.channels.find((each) => each.kind === "email" && each.stopToken === token);
  if (channel?.kind !== "email") return undefined;
  const status = channel.stopped ? "stopped" : "active";
  return {
    id: channel.id,
    email: channel.to,
    locale: channel.locale,
    status,
    automation: row!.name,
    alertOf: row!.id,
  };
}

/** Stops the mails to somebody, those that wait included; they stay listed. Safe to repeat. */
export async function stopNotices(db: Db, { id: recipientId, alertOf }: Listener): Promise<void> {
  await db.transaction(async (tx) => {
    if (alertOf) return await setStopped(tx, alertOf, recipientId, true);
    await tx.update(recipients).set({ status: "stopped" }).where(eq(recipients.id, recipientId));
    await tx.delete(notices).where(and(eq(notices.recipientId, recipientId), eq(notices.status, "waiting")));
  });
}

/** Takes a stop back; a refused address stays refused. Safe to repeat. */
export async function resumeNotices(db: Db, { id: recipientId, alertOf }: Listener): Promise<void> {
  if (alertOf) return await db.transaction((tx) => setStopped(tx, alertOf, recipientId, false));
  await db
    .update(recipients)
    .set({ status: "active" })
    .where(and(eq(recipients.id, recipientId), eq(recipients.status, "stopped")));
}

async function setStopped(tx: Tx, automationId: string, channelId: string, stopped: boolean): Promise<void> {
  const { id, alert } = automations;
  const [row] = await tx.select({ alert }).from(automations).where(eq(id, automationId)).for("update");
  if (!row?.alert) return;
  const channels = row.alert.channels.map((channel) =>
    channel.id === channelId && channel.kind === "email" ? { ...channel, stopped } : channel,
  );
  await tx
    .update(automations)
    .set({ alert: { ...row.alert, channels } })
    .where(eq(id, automationId));
}
