import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import { automations, respondents, surveys } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { suppress } from "../suppression/mutations";
import { anna, provider, sendingForTests } from "./testing";

const db = await testDatabase();
const { automation, clock, hence, send } = sendingForTests(db);

describe("at the moment of sending", () => {
  it.each<[string, (made: Awaited<ReturnType<typeof automation>>) => Promise<unknown>, string]>([
    [
      "the survey was closed",
      ({ automation: row }) =>
        db.update(surveys).set({ status: "closed" }).where(eq(surveys.id, row.surveyId!)),
      "survey_closed",
    ],
    [
      "the address was suppressed",
      ({ workspaceId }) => suppress(db, workspaceId, "ANNA@example.com", "unsubscribed", {}, clock),
      "suppressed_unsubscribed",
    ],
    [
      "the person has answered",
      async ({ invitationsNow }) => {
        const [respondent] = await db
          .select()
          .from(respondents)
          .where(eq(respondents.id, (await invitationsNow())[0]!.respondentId));
        await db.update(respondents).set({ answeredAt: clock }).where(eq(respondents.id, respondent!.id));
      },
      "already_answered",
    ],
  ])("skips where %s", async (_name, change, reason) => {
    const made = await automation({ delay: { duration: "PT1H" } });
    await made.post(anna);
    await change(made);
    const { mailer, handed } = provider();
    await send(mailer, hence(61));
    expect(handed).toHaveLength(0);
    expect((await made.runsNow())[0]).toMatchObject({ status: "skipped", reason });
  });

  it.each(["disabled", "paused"] as const)("holds where the automation is %s", async (status) => {
    const { id, post, runsNow } = await automation();
    await post(anna);
    await db.update(automations).set({ status }).where(eq(automations.id, id));
    const { mailer, handed } = provider();
    await send(mailer);
    expect(handed).toHaveLength(0);
    expect((await runsNow())[0]).toMatchObject({ status: "held" });
  });

  it("keeps to the contact frequency, also for two that are due together, and lets an exempt automation through", async () => {
    const { workspaceId, post, runsNow } = await automation({}, { contactFrequencyDays: 30 });
    await post([anna, { EmailAddress: "Anna@example.com" }]);
    const { mailer, handed } = provider();
    await send(mailer);
    expect((await runsNow()).map(({ status, reason }) => [status, reason])).toEqual([
      ["sent", null],
      ["skipped", "contact_frequency"],
    ]);
    const exempt = await automation({ workspaceId, frequencyExempt: true });
    await exempt.post(anna);
    await send(mailer);
    expect(handed).toHaveLength(2);
  });

  it("waits for the sending window, in the workspace's zone", async () => {
    // 08:00 UTC on Tuesday 24 November is 09:00 in Stockholm.
    const window = { days: [1, 2, 3, 4, 5], from: "10:00", to: "16:00" };
    const { post, invitationsNow } = await automation(
      {},
      { timeZone: "Europe/Stockholm", sendingWindow: window },
    );
    await post(anna);
    const { mailer } = provider();
    await send(mailer);
    expect((await invitationsNow())[0]).toMatchObject({
      status: "scheduled",
      dueAt: hence(60),
      sendAt: hence(60),
    });
    await send(mailer, hence(60));
    expect((await invitationsNow())[0]!.status).toBe("sent");
  });

  it("invites again only as the automation's repeat policy allows, and updates the person where it says so", async () => {
    const survey = async (workspaceId: string) =>
      (await makeSurvey(db, workspaceId, { variables: [{ name: "Plan", type: "text", required: false }] }))
        .id;
    const workspaceId = (await makeWorkspace(db)).id;
    const fields = ["EmailAddress", "Plan"].map((name) => ({ name, path: name, required: false }));
    const base = { workspaceId, fields, mapping: { EmailAddress: "email", Plan: "Plan" } };
    const { mailer } = provider();
    const days = await automation({
      ...base,
      surveyId: await survey(workspaceId),
      repeatPolicy: { policy: "after_days", days: 7 },
    });
    await days.post(anna);
    await send(mailer);
    await days.post(anna);
    await send(mailer);
    expect((await days.runsNow())[1]).toMatchObject({ status: "skipped", reason: "invited_lately" });
    const update = await automation({
      ...base,
      surveyId: await survey(workspaceId),
      repeatPolicy: { policy: "update_only" },
    });
    await update.post({ ...anna, Plan: "Free" });
    await send(mailer);
    await update.post({ ...anna, Plan: "Pro" });
    await send(mailer);
    expect((await update.runsNow())[1]).toMatchObject({ status: "skipped", reason: "updated_only" });
    const [first] = await update.invitationsNow();
    expect(
      (await db.select().from(respondents).where(eq(respondents.id, first!.respondentId)))[0]!.variables,
    ).toEqual({ Plan: "Pro" });
  });
});
