import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automations, invitations, notices, recipients, runEvents, suppressions } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId, newToken } from "../ids";
import { anna, provider, sendingForTests } from "../invitation/testing";

const db = await testDatabase();
const { automation, clock, hence, send } = sendingForTests(db);

describe("trouble with the provider", () => {
  it("tries again with back-off after trouble of the system, under the same batch and mail id, and tells the recipients", async () => {
    const { id, post, runsNow, invitationsNow } = await automation({ notificationsEnabled: true });
    await db.insert(recipients).values({
      id: newId("recipient"),
      automationId: id,
      email: "a@example.com",
      stopToken: newToken(),
      createdAt: clock,
    });
    await post(anna);
    const down = provider(() => ({
      status: "failed",
      code: "mail_unreachable",
      message: "No answer from mail.example.com.",
    }));
    await send(down.mailer);
    expect((await invitationsNow())[0]).toMatchObject({
      status: "scheduled",
      attempts: 1,
      dueAt: hence(0.5),
    });
    expect((await runsNow())[0]).toMatchObject({
      status: "scheduled",
      failure: { kind: "system", code: "mail_unreachable" },
    });
    await send(down.mailer, hence(0.5));
    expect((await invitationsNow())[0]).toMatchObject({ attempts: 2, dueAt: hence(1.5) });
    const up = provider();
    await send(up.mailer, hence(1.5));
    expect((await runsNow())[0]).toMatchObject({ status: "sent", failure: null });
    const tries = [...down.handed, ...up.handed];
    expect(new Set(tries.map(({ batchId }) => batchId)).size).toBe(1);
    expect(new Set(tries.map(({ mail }) => mail.id)).size).toBe(1);
    const events = await db
      .select()
      .from(runEvents)
      .where(eq(runEvents.runId, (await runsNow())[0]!.id))
      .orderBy(runEvents.id);
    expect(events).toMatchObject([
      { kind: "attempt_failed", attempt: 1, nextAt: hence(0.5) },
      { kind: "attempt_failed", attempt: 2 },
    ]);
    expect(await db.select().from(notices).where(eq(notices.automationId, id))).toMatchObject([
      { kind: "first_failure" },
    ]);
    expect((await db.select().from(automations).where(eq(automations.id, id)))[0]!.failuresInARow).toBe(0);
  });

  it("gives up after 20 hours, and the run has failed", async () => {
    const { post, runsNow, invitationsNow } = await automation();
    await post(anna);
    const { mailer, handed } = provider(() => ({
      status: "failed",
      code: "mail_error",
      message: "451 later",
    }));
    for (let tries = 0; tries < 60; tries++) {
      const due = (await invitationsNow())[0]!.dueAt;
      if (!due) break;
      await send(mailer, due);
    }
    expect((await runsNow())[0]).toMatchObject({
      status: "failed",
      failure: { kind: "system", code: "mail_error" },
    });
    expect(handed.length).toBeGreaterThan(10);
    expect(handed.length).toBeLessThan(25);
  });

  it("waits as long as the provider asked, and reports the pause", async () => {
    const { post, invitationsNow } = await automation();
    await post(anna);
    const { mailer } = provider(() => ({
      status: "failed",
      code: "mail_rate_limited",
      message: "slow down",
      retryAfterMs: 120_000,
    }));
    expect(await send(mailer)).toMatchObject({ pauseMs: 120_000 });
    expect((await invitationsNow())[0]!.dueAt).toEqual(hence(2));
    await db.update(invitations).set({ dueAt: null });
  });

  it("fails one refused address alone, suppresses it where it is dead, and does not count it", async () => {
    const { id, workspaceId, post, runsNow } = await automation();
    await post([anna, { EmailAddress: "gone@example.com" }]);
    const { mailer } = provider((mail) =>
      mail.to === "gone@example.com"
        ? { status: "refused", code: "recipient_refused", message: "550 5.1.1 no such user", suppress: true }
        : { status: "sent", providerId: null },
    );
    await send(mailer);
    expect((await runsNow()).map(({ status }) => status)).toEqual(["sent", "failed"]);
    expect((await runsNow())[1]!.failure).toMatchObject({ kind: "sender", code: "recipient_refused" });
    expect(
      await db.select().from(suppressions).where(eq(suppressions.workspaceId, workspaceId)),
    ).toMatchObject([{ email: "gone@example.com", reason: "bounced" }]);
    expect((await db.select().from(automations).where(eq(automations.id, id)))[0]!.failuresInARow).toBe(0);
  });

  it("fails a mail that is refused for itself as a matter of the set-up, and holds nothing against the address", async () => {
    const { workspaceId, post, runsNow } = await automation();
    await post(anna);
    const { mailer } = provider(() => ({
      status: "refused",
      code: "mail_content_refused",
      message: "552 5.3.4 Message too big",
      suppress: false,
    }));
    await send(mailer);
    expect(await runsNow()).toMatchObject([
      { status: "failed", failure: { kind: "setup", code: "mail_content_refused" } },
    ]);
    expect(await db.select().from(suppressions).where(eq(suppressions.workspaceId, workspaceId))).toEqual([]);
  });
});
