import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { invitations, providerEvents, respondents, runEvents } from "@/db/schema";
import { newId } from "../ids";
import type { ProviderEvent } from "../mail/resend/event";
import { addPosts } from "../outgoing/add-posts";
import { suppress } from "../suppression/mutations";
import { guardComplaints } from "./complaint-guard";

/**
 * Records what a provider tells of an invitation's mail: in the run's timeline, and for a hard bounce or a complaint
 * among the workspace's suppressions. Each event counts once, and each kind once a mail, in whatever order they come.
 * Too many complaints stop the workspace's sending.
 * @returns repeated where it was told before, unknown where the mail is none of our invitations; and how many posts go out
 */
export async function recordProviderEvent(
  db: Db,
  event: ProviderEvent,
  now: Date,
): Promise<{ result: "recorded" | "repeated" | "unknown"; posts: number }> {
  const { result, invitation, posts } = await record(db, event, now);
  if (event.type === "complained" && invitation) await guardComplaints(db, invitation, now);
  return { result, posts };
}

async function record(db: Db, event: ProviderEvent, now: Date) {
  return await db.transaction(async (tx) => {
    const invitation = await findInvitation(tx, event);
    if (!invitation) return { result: "unknown" as const, invitation, posts: 0 };
    const { workspaceId, runId, email } = invitation;
    const type = event.type === "bounced" && !event.hard ? "bounced_softly" : event.type;
    const row = { id: event.id, type, invitationId: invitation.id, workspaceId, createdAt: now };
    const fresh = await tx.insert(providerEvents).values(row).onConflictDoNothing().returning();
    if (fresh.length === 0 || (await isRepeat(tx, row))) {
      return { result: "repeated" as const, invitation, posts: 0 };
    }
    const { at, detail } = event;
    await tx.insert(runEvents).values({ id: newId("event"), runId, at, kind: event.type, detail });
    if (type === "bounced" || type === "complained") {
      await suppress(tx, workspaceId, email, type, { note: detail }, now);
    }
    const posts = type === "bounced" ? await addBounce(tx, invitation, detail, now) : 0;
    return { result: "recorded" as const, invitation, posts };
  });
}

/** Tells who listens that an invitation came back for good. */
async function addBounce(
  tx: Tx,
  { id: invitationId, respondentId }: typeof invitations.$inferSelect,
  detail: string | null,
  now: Date,
): Promise<number> {
  const [respondent] = await tx.select().from(respondents).where(eq(respondents.id, respondentId));
  if (!respondent) return 0;
  const facts = { invitationId, ...(detail ? { reason: detail } : {}) };
  return await addPosts(tx, [{ event: "invitation.bounced", respondent, facts }], now);
}

/** The row's lock puts two events of one mail in a line. */
async function findInvitation(tx: Tx, { providerId, mailId }: ProviderEvent) {
  const by = async (condition: ReturnType<typeof eq>) =>
    (await tx.select().from(invitations).where(condition).limit(1).for("update"))[0];
  const own = mailId ? await by(eq(invitations.id, mailId)) : undefined;
  return own ?? (providerId ? await by(eq(invitations.providerId, providerId)) : undefined);
}

async function isRepeat(
  tx: Tx,
  { id, type, invitationId }: typeof providerEvents.$inferSelect,
): Promise<boolean> {
  const same = await tx
    .select({ id: providerEvents.id })
    .from(providerEvents)
    .where(and(eq(providerEvents.invitationId, invitationId!), eq(providerEvents.type, type)));
  return same.some((other) => other.id !== id);
}
