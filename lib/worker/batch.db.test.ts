import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { invitations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, provider, sendingForTests } from "../invitation/testing";
import type { SendOutcome } from "../mail/mailer";
import { sendDue } from "./send-due";

const db = await testDatabase();
const { automation, clock, hence, send } = sendingForTests(db);

describe("a batch in hand", () => {
  it("is taken over by another worker once the lease of a lost one is over, as the same mail of the same batch", async () => {
    const { post, runsNow } = await automation();
    await post(anna);
    const lost = provider(() => new Promise<SendOutcome>(() => {}));
    void send(lost.mailer);
    await expect.poll(() => lost.handed.length).toBe(1);
    const { mailer, handed } = provider();
    expect(await send(mailer, hence(0.4))).toMatchObject({ claimed: 0 });
    expect(await send(mailer, hence(1))).toMatchObject({ claimed: 1 });
    expect(handed[0]).toMatchObject({
      batchId: lost.handed[0]!.batchId,
      mail: { id: lost.handed[0]!.mail.id },
    });
    expect((await runsNow())[0]!.status).toBe("sent");
  });

  it("keeps a batch together for the next try, since a provider knows it by its id and takes it as it was", async () => {
    const { post, invitationsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }, { EmailAddress: "cia@example.com" }]);
    const down = provider(() => ({ status: "failed", code: "mail_error", message: "500" }));
    let reads = 0;
    await sendDue({
      ...{
        db,
        mailer: down.mailer,
        appUrl: "https://surveys.example.com",
        from: "a@example.com",
        retryScale: 1,
      },
      clock: () => new Date(clock.getTime() + reads++),
      inFlight: new Set(),
    });
    const dues = (await invitationsNow()).map(({ dueAt }) => dueAt!.getTime());
    expect(new Set(dues).size).toBe(1);
    const [, , last] = await invitationsNow();
    await db
      .update(invitations)
      .set({ dueAt: new Date(dues[0]! + 5) })
      .where(eq(invitations.id, last!.id));
    const up = provider();
    expect(await send(up.mailer, new Date(dues[0]!))).toMatchObject({ claimed: 3 });
  });

  it("never tears a batch in two, however many workers try it again at once", async () => {
    const { post } = await automation();
    await post(Array.from({ length: 60 }, (_, i) => ({ EmailAddress: `torn${i}@example.com` })));
    const down = provider(() => ({ status: "failed", code: "mail_error", message: "500" }));
    await send(down.mailer);
    for (let turn = 1; turn <= 8; turn++) {
      const reports = await Promise.all([1, 2, 3, 4].map(() => send(down.mailer, hence(turn * 130))));
      expect(reports.map(({ claimed }) => claimed).sort((a, b) => b - a)).toEqual([60, 0, 0, 0]);
    }
    await db.update(invitations).set({ dueAt: null });
  });

  it("never takes over a batch that this process is still sending, however late", async () => {
    const { post } = await automation();
    await post(anna);
    let finish = (_: SendOutcome) => {};
    const slow = provider(() => new Promise<SendOutcome>((resolve) => (finish = resolve)));
    const inFlight = new Set<string>();
    const sending = send(slow.mailer, clock, inFlight);
    await expect.poll(() => slow.handed.length).toBe(1);
    const { mailer, handed } = provider();
    expect(await send(mailer, hence(10), inFlight)).toMatchObject({ claimed: 0 });
    finish({ status: "sent", providerId: null });
    expect(await sending).toMatchObject({ sent: 1 });
    expect(inFlight.size).toBe(0);
    expect(handed).toEqual([]);
  });

  it("settles each mail as soon as it is out, so that a crash repeats only what was just being handed over", async () => {
    const { post, runsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }]);
    const { mailer } = provider();
    mailer.send = (_mails, _batchId, onOutcome) => {
      onOutcome?.(0, { status: "sent", providerId: null });
      return new Promise(() => {});
    };
    void send(mailer);
    await expect.poll(async () => (await runsNow()).map(({ status }) => status)).toEqual(["sent", "sending"]);
    const next = provider();
    await send(next.mailer, hence(1));
    expect(next.handed.map(({ mail }) => mail.to)).toEqual(["bo@example.com"]);
  });
});
