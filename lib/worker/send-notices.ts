import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db";
import { automations, notices, recipients, users, workspaces } from "@/db/schema";
import type { Clock } from "../clock";
import { withDeadline, workMilliseconds } from "../deadline";
import type { Mailer, SendOutcome } from "../mail/mailer";
import { nextAttempt } from "../mail/retry";
import { composeNotice } from "../notification/compose";

/** What sending notices needs of its process. */
export type NoticeDeps = {
  db: Db;
  mailer: Mailer;
  clock: Clock;
  appUrl: string;
  from: string;
  retryScale: number;
};

const leaseMilliseconds = 90_000;

/**
 * Sends up to 20 due notices, each to its recipient. One that cannot be sent is tried again, and never blocks a run; an
 * address that the mail server refuses is marked, and gets no more.
 * @returns how many were claimed
 */
export async function sendNotices(deps: NoticeDeps): Promise<{ claimed: number }> {
  const { db, mailer, clock } = deps;
  const now = clock();
  const claimed = await withDeadline(claim(db, now), workMilliseconds);
  if (claimed.length === 0) return { claimed: 0 };
  const select = db
    .select({
      notice: notices,
      recipient: recipients,
      automation: automations,
      workspace: workspaces,
      addedBy: users,
    })
    .from(notices)
    .innerJoin(recipients, eq(recipients.id, notices.recipientId))
    .innerJoin(automations, eq(automations.id, notices.automationId))
    .innerJoin(workspaces, eq(workspaces.id, automations.workspaceId))
    .leftJoin(users, eq(users.id, recipients.addedBy))
    .where(inArray(notices.id, claimed))
    .orderBy(notices.id);
  const rows = await withDeadline(
    select.then((found) => found),
    workMilliseconds,
  );
  const wanted = rows.filter(
    ({ notice, recipient }) => recipient.status === "active" || notice.kind === "test",
  );
  for (const { notice } of rows.filter((row) => !wanted.includes(row))) {
    await end(db, notice.id, {
      status: "failed",
      dueAt: null,
      error: "The recipient has stopped these mails.",
    });
  }
  await Promise.all(
    wanted.map(async (row) => {
      const mail = await composeNotice({ ...row, appUrl: deps.appUrl, from: deps.from });
      // Under its own id at every try, so that a provider that took it, and whose answer was lost, does not send it again.
      const [outcome] = await mailer.send([mail], mail.id);
      await withDeadline(settle(deps, row, outcome!, clock()), workMilliseconds);
    }),
  );
  return { claimed: claimed.length };
}

async function claim(db: Db, now: Date): Promise<string[]> {
  const rows = await db.$client<{ id: string }[]>`
    update notices set due_at = ${new Date(now.getTime() + leaseMilliseconds).toISOString()}, attempts = attempts + 1
    where id in (select id from notices where due_at <= ${now.toISOString()} order by due_at limit 20 for update skip locked)
    returning id`;
  return rows.map(({ id }) => id);
}

type Row = { notice: typeof notices.$inferSelect; recipient: typeof recipients.$inferSelect };

async function settle(
  { db, retryScale }: NoticeDeps,
  { notice, recipient }: Row,
  outcome: SendOutcome,
  now: Date,
): Promise<void> {
  if (outcome.status === "sent")
    return end(db, notice.id, { status: "sent", dueAt: null, error: null, sentAt: now });
  if (outcome.status === "refused") {
    if (outcome.code === "recipient_refused")
      await db.update(recipients).set({ status: "refused" }).where(eq(recipients.id, recipient.id));
    return end(db, notice.id, { status: "failed", dueAt: null, error: outcome.message });
  }
  const dueAt = nextAttempt(notice.attempts, notice.createdAt, now, {
    scale: retryScale,
    retryAfterMs: outcome.retryAfterMs ?? 0,
  });
  return end(db, notice.id, { status: dueAt ? "waiting" : "failed", dueAt, error: outcome.message });
}

async function end(db: Db, id: string, set: Partial<typeof notices.$inferInsert>): Promise<void> {
  await withDeadline(
    db
      .update(notices)
      .set(set)
      .where(eq(notices.id, id))
      .then(() => {}),
    workMilliseconds,
  );
}
