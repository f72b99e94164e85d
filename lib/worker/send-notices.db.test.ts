import { afterEach, beforeEach, expect, test } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { notices, recipients } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId, newToken } from "../ids";
import { resendMailer } from "../mail/resend/mailer";
import { type ResendDouble, startResendDouble } from "../mail/testing/resend-double";
import { sendNotices } from "./send-notices";

const db = await testDatabase();
const state = { now: new Date("2026-11-24T08:00:00.000Z") };
const clock = () => state.now;
let double: ResendDouble;
beforeEach(async () => {
  double = await startResendDouble();
});
afterEach(() => double.close());

async function makeNotices(emails: string[]) {
  const { automation } = await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });
  for (const email of emails) {
    const recipientId = newId("recipient");
    const made = { automationId: automation.id, createdAt: clock() };
    await db.insert(recipients).values({ ...made, id: recipientId, email, stopToken: newToken() });
    const about = { kind: "test", cause: "test", facts: {}, status: "waiting" } as const;
    await db.insert(notices).values({ ...made, ...about, id: newId("notice"), recipientId, dueAt: clock() });
  }
}

test("an error e-mail whose answer was lost is not sent again by Resend, nor are those beside it", async () => {
  await makeNotices(["a@example.com", "b@example.com", "c@example.com"]);
  const options = { key: "re_test", baseUrl: double.url, host: "example.com", rate: 1000, clock };
  const mailing = { mailer: resendMailer(options), appUrl: "https://example.com", from: "a@example.com" };
  double.next("drop after taking");
  expect(await sendNotices({ db, clock, ...mailing, retryScale: 1 })).toEqual({ claimed: 3 });
  const waiting = () => db.query.notices.findMany({ where: (n, { eq }) => eq(n.status, "waiting") });
  const [lost, ...others] = await waiting();
  expect(others).toEqual([]);

  state.now = lost!.dueAt!;
  expect(await sendNotices({ db, clock, ...mailing, retryScale: 1 })).toEqual({ claimed: 1 });
  expect(await waiting()).toEqual([]);
  expect(double.mails.map(({ to }) => to[0]).sort()).toEqual([
    "a@example.com",
    "b@example.com",
    "c@example.com",
  ]);
});
