import { eq } from "drizzle-orm";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { invitations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { mailHealth } from "../mail/health";
import { type MailTrouble, MailUnavailable } from "../mail/mail";
import { countOutcomes } from "../run/outcomes";
import { mailPart } from "./mail-part";
import { anna, provider, sendingForTests } from "./testing";
import { hastenMail, listWaitingMail, waitingMail } from "./waiting";
import { lookOnce } from "./watch-mail";

const db = await testDatabase();
const { automation, clock, hence, send } = sendingForTests(db);
const refused: MailTrouble = { code: "mail_auth", message: "535 5.7.8 authentication failed for a@b.se" };
const down = () => provider(() => ({ status: "failed", ...refused }));

afterEach(async () => {
  mailHealth().trouble = null;
  await db.delete(invitations);
});

describe("mail that waits", () => {
  it("is counted from when it should have left, over all tries, with the cause and the next try", async () => {
    const { id, workspaceId, post } = await automation();
    const other = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }]);
    await send(down().mailer);
    await send(down().mailer, hence(1));
    expect(await waitingMail(db, { automationIds: [id] }, hence(2))).toEqual({
      count: 2,
      oldestSince: clock,
      first: clock,
      next: hence(2),
      until: hence(20 * 60),
      attempts: 2,
      cause: {
        ...{ kind: "system", code: "mail_auth", step: "send", at: hence(1).toISOString() },
        details: { said: refused.message },
      },
    });
    expect(await waitingMail(db, { workspaceId }, hence(2))).toMatchObject({ count: 2 });
    expect(await waitingMail(db, {}, hence(2))).toMatchObject({ count: 2 });
    expect(await waitingMail(db, { workspaceId: other.workspaceId }, hence(2))).toEqual({
      count: 0,
      oldestSince: null,
      first: null,
      next: null,
      until: null,
      attempts: 0,
      cause: null,
    });
    expect((await listWaitingMail(db, id, 1)).map(({ email }) => email)).toEqual(["anna@example.com"]);
    expect(await mailPart(db, hence(2))).toEqual({
      ready: false,
      detail: "535 5.7.8 authentication failed for …",
    });
  });

  it("is a part of its own of a chart's bar while it is to be tried again", async () => {
    const { id, post } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }]);
    const today = async (now: Date) => {
      const range = { range: "7d", timeZone: "UTC", now } as const;
      const [bar] = (await countOutcomes(db, [id], range)).get(id)!.filter(({ total }) => total > 0);
      return bar;
    };
    expect(await today(clock)).toMatchObject({ total: 2, scheduled: 2, waiting: 0 });
    await send(down().mailer);
    expect(await today(clock)).toMatchObject({ total: 2, scheduled: 0, waiting: 2 });
    await send(provider(() => ({ status: "sent", providerId: null })).mailer, hence(1));
    expect(await today(clock)).toMatchObject({ total: 2, sent: 2, waiting: 0 });
  });

  it("is no more once it left, was cancelled, or its time was up", async () => {
    const { id, post, invitationsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }, { EmailAddress: "cia@example.com" }]);
    await send(down().mailer);
    const [first, second] = await invitationsNow();
    await db.update(invitations).set({ status: "cancelled" }).where(eq(invitations.id, first!.id));
    await db
      .update(invitations)
      .set({ firstAttemptAt: hence(-20 * 60) })
      .where(eq(invitations.id, second!.id));
    expect(await waitingMail(db, { automationIds: [id] }, hence(1))).toMatchObject({ count: 2 });
    await send(
      provider((mail) =>
        mail.to === "bo@example.com"
          ? { status: "failed", ...refused }
          : { status: "sent", providerId: null },
      ).mailer,
      hence(1),
    );
    expect(await waitingMail(db, { automationIds: [id] }, hence(1))).toMatchObject({ count: 0, cause: null });
    expect((await invitationsNow()).map(({ status, trouble }) => [status, trouble])).toEqual([
      ["cancelled", expect.anything()],
      ["failed", null],
      ["sent", null],
    ]);
    expect(await mailPart(db, hence(2))).toEqual({ ready: true });
  });

  it("counts what is due and was never tried only where it is asked for", async () => {
    const { id, post } = await automation();
    await post(anna);
    expect(await waitingMail(db, { automationIds: [id] }, clock)).toMatchObject({ count: 0 });
    expect(await waitingMail(db, { automationIds: [id] }, clock, { untried: true })).toMatchObject({
      count: 1,
      oldestSince: clock,
      cause: null,
    });
    expect(await waitingMail(db, { automationIds: [id] }, hence(-1), { untried: true })).toMatchObject({
      count: 0,
    });
  });

  it("is tried at once where the server lets us in again, unless it was told to slow down", async () => {
    const { post, invitationsNow } = await automation();
    await post(anna);
    await send(down().mailer);
    await post({ EmailAddress: "bo@example.com" });
    await send(
      provider(() => ({ status: "failed", code: "mail_rate_limited", message: "slow down" })).mailer,
      clock,
    );
    expect(await hastenMail(db, hence(0.1))).toBe(1);
    expect((await invitationsNow()).map(({ dueAt }) => dueAt)).toEqual([hence(0.1), hence(0.5)]);
  });
});

describe("the watch over the mail", () => {
  function watched(check: () => Promise<void>) {
    const lines: Record<string, unknown>[] = [];
    let woken = 0;
    const { mailer } = provider();
    const deps = {
      ...{ db, mailer: { ...mailer, check }, clock: () => hence(0.25) },
      wake: async () => {
        woken++;
      },
      logger: pino({ base: undefined }, { write: (line: string) => lines.push(JSON.parse(line)) }),
    };
    return { deps, lines, woken: () => woken };
  }

  it("says once that mail cannot leave and why, without an address, and that it leaves again", async () => {
    const { post } = await automation();
    await post(anna);
    await send(down().mailer);
    let away = true;
    const { deps, lines, woken } = watched(async () => {
      if (away) throw new MailUnavailable(refused);
    });
    const told = await lookOnce(deps, null);
    expect(await lookOnce(deps, told)).toBe(told);
    expect(lines).toMatchObject([
      {
        level: 40,
        msg: "Mail cannot leave",
        cause: "mail_auth",
        said: "535 5.7.8 authentication failed for …",
        waiting: 1,
        oldestSeconds: 15,
      },
    ]);
    away = false;
    await lookOnce(deps, told);
    expect(woken()).toBe(1);
    await send(provider().mailer, hence(1));
    expect(await lookOnce(deps, told)).toBeNull();
    expect(lines.at(-1)).toMatchObject({ level: 30, msg: "Mail leaves again" });
  });

  it("tells of a refusal that only a mail meets, though the server lets us in", async () => {
    const { post } = await automation();
    await post(anna);
    const message = "550 5.4.5 Daily user sending limit exceeded";
    await send(provider(() => ({ status: "failed", code: "mail_rate_limited", message })).mailer);
    const { deps, lines } = watched(async () => {});
    await lookOnce(deps, null);
    expect(lines).toMatchObject([
      { level: 40, msg: "Mail waits for another try", said: message, waiting: 1 },
    ]);
  });
});
