import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { type automations, invitations, runs, type workspaces } from "@/db/schema";
import { hookForTests } from "../delivery/testing";
import type { Mail, Mailer, SendOutcome } from "../mail/mailer";
import { sendDue } from "../worker/send-due";

/** The body of one request. */
export const anna = { EmailAddress: "anna@example.com" };

/** A provider that answers each mail by a script and remembers what it was handed. */
export function provider(
  answer: (mail: Mail) => SendOutcome | Promise<SendOutcome> = () => ({ status: "sent", providerId: null }),
) {
  const handed: { mail: Mail; batchId: string }[] = [];
  const mailer: Mailer = {
    name: "resend",
    where: "test",
    check: async () => {},
    attempt: async () => ({ stages: [], stopped: null }),
    close: async () => {},
    send: async (mails, batchId) => {
      handed.push(...mails.map((mail) => ({ mail, batchId })));
      return Promise.all(mails.map(answer));
    },
  };
  return { mailer, handed };
}

/** Automations of a test database whose invitations are sent when a test says so, by a clock that stands still. */
export function sendingForTests(db: Db) {
  const hook = hookForTests(db);
  const clock = hook.state.now;
  const hence = (minutes: number) => new Date(clock.getTime() + minutes * 60_000);

  const send = (mailer: Mailer, at = clock, inFlight = new Set<string>()) =>
    sendDue({
      inFlight,
      db,
      mailer,
      clock: () => at,
      appUrl: "https://surveys.example.com",
      from: "Surveyhook <no-reply@example.com>",
      retryScale: 1,
    });

  async function automation(
    over: Partial<typeof automations.$inferInsert> = {},
    workspace: Partial<typeof workspaces.$inferInsert> = {},
  ) {
    const workspaceId = over.workspaceId ?? (await makeWorkspace(db, workspace)).id;
    const made = await makeAutomation(db, { ...over, workspaceId });
    const post = async (body: unknown) => (await hook.post(made.automation.id, body, { key: made.key })).json;
    const runsNow = () =>
      db.select().from(runs).where(eq(runs.automationId, made.automation.id)).orderBy(asc(runs.id));
    const invitationsNow = () =>
      db
        .select()
        .from(invitations)
        .where(eq(invitations.automationId, made.automation.id))
        .orderBy(asc(invitations.id));
    return { ...made, workspaceId, id: made.automation.id, post, runsNow, invitationsNow };
  }
  return { clock, hence, send, automation };
}
