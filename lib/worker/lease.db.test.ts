import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/testing";
import { anna, provider, sendingForTests } from "../invitation/testing";
import type { SendOutcome } from "../mail/mailer";
import { leaseMilliseconds } from "./claim";
import { sendDue } from "./send-due";

const db = await testDatabase();
const { automation, clock, hence, send } = sendingForTests(db);

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

/** A sending that hangs until it is told what became of its mails; by a clock that can be moved. */
function hanging() {
  const state = { now: clock, inFlight: new Set<string>() };
  const { mailer, handed } = provider();
  let finish = (_: SendOutcome[]) => {};
  let told: ((place: number, outcome: SendOutcome) => void) | undefined;
  mailer.send = async (mails, batchId, tell) => {
    told = tell;
    handed.push(...mails.map((mail) => ({ mail, batchId })));
    return await new Promise((resolve) => (finish = resolve));
  };
  const sending = sendDue({
    ...{ db, mailer, clock: () => state.now, inFlight: state.inFlight },
    ...{ appUrl: "https://surveys.example.com", from: "a@example.com", retryScale: 1 },
  });
  return {
    ...{ state, sending, handed },
    finish: (outcomes: SendOutcome[]) => finish(outcomes),
    tell: (place: number, outcome: SendOutcome) => told!(place, outcome),
  };
}

const sent: SendOutcome = { status: "sent", providerId: null };
const leaseFrom = (at: Date) => new Date(at.getTime() + leaseMilliseconds);

describe("the lease of a batch in hand", () => {
  it("is renewed for as long as the sending goes on, so that no other worker takes it over", async () => {
    const { post, invitationsNow } = await automation();
    await post(anna);
    const slow = hanging();
    await expect.poll(() => slow.handed.length).toBe(1);
    slow.state.now = hence(0.4);
    vi.advanceTimersByTime(leaseMilliseconds / 3);
    await expect.poll(async () => (await invitationsNow())[0]!.dueAt).toEqual(leaseFrom(hence(0.4)));
    expect(await send(provider().mailer, hence(0.8))).toMatchObject({ claimed: 0 });
    slow.finish([sent]);
    expect(await slow.sending).toMatchObject({ sent: 1 });
  });

  it("leaves alone what of the batch is settled already, be it sent or waiting for another try", async () => {
    const { post, invitationsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }, { EmailAddress: "cia@example.com" }]);
    const slow = hanging();
    await expect.poll(() => slow.handed.length).toBe(3);
    slow.tell(0, sent);
    slow.tell(1, { status: "failed", code: "mail_error", message: "500" });
    const statuses = async () => (await invitationsNow()).map(({ status }) => status);
    await expect.poll(statuses).toEqual(["sent", "scheduled", "sending"]);
    const settled = (await invitationsNow()).map(({ dueAt }) => dueAt).slice(0, 2);
    slow.state.now = hence(0.4);
    vi.advanceTimersByTime(leaseMilliseconds / 3);
    await expect.poll(async () => (await invitationsNow())[2]!.dueAt).toEqual(leaseFrom(hence(0.4)));
    expect((await invitationsNow()).map(({ dueAt }) => dueAt).slice(0, 2)).toEqual(settled);
    slow.finish([sent, sent, sent]);
    await slow.sending;
    await db.$client`update invitations set due_at = null`;
  });

  it("may run out while the batch is in hand: its process takes over the batch of another, and not its own", async () => {
    const { post } = await automation();
    await post(anna);
    const own = hanging();
    await expect.poll(() => own.handed.length).toBe(1);
    await post({ EmailAddress: "bo@example.com" });
    const lost = hanging();
    await expect.poll(() => lost.handed.length).toBe(1);
    const { mailer, handed } = provider();
    expect(await send(mailer, hence(2), own.state.inFlight)).toMatchObject({ claimed: 1 });
    expect(handed.map(({ mail }) => mail.to)).toEqual(["bo@example.com"]);
    expect(await send(mailer, hence(2), own.state.inFlight)).toMatchObject({ claimed: 0 });
    own.finish([sent]);
    lost.finish([sent]);
    await Promise.all([own.sending, lost.sending]);
  });
});
