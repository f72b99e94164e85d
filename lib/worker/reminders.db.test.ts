import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeMessage, makeWorkspace } from "@/db/factories";
import { respondents, workspaces } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, provider, sendingForTests } from "../invitation/testing";
import { submitResponse } from "../response/submit";

const db = await testDatabase();
const { automation, hence, send } = sendingForTests(db);

describe("reminders", () => {
  it("reminds those who have not answered, as often as the automation says, in its own words", async () => {
    const workspaceId = (await makeWorkspace(db)).id;
    const reminder = (
      await makeMessage(db, workspaceId, {
        kind: "reminder",
        content: { en: { subject: "Still time", body: "[Answer]({{surveyLink}})" } },
      })
    ).id;
    const { post, invitationsNow, runsNow } = await automation({
      workspaceId,
      reminders: [
        { afterDays: 3, messageId: reminder },
        { afterDays: 4, messageId: reminder },
      ],
    });
    await post([anna, { EmailAddress: "bo@example.com" }]);
    const { mailer, handed } = provider();
    const own = () => handed.filter(({ mail }) => mail.workspaceId === workspaceId);
    await send(mailer);
    const day = (days: number) => hence(days * 1440);
    await send(mailer, day(2));
    expect(own()).toHaveLength(2);
    const [first] = await invitationsNow();
    const [respondent] = await db.select().from(respondents).where(eq(respondents.id, first!.respondentId));
    await submitResponse(db, respondent!.token, new Map([["nps", "9"]]), day(2));
    await send(mailer, day(3));
    await send(mailer, day(7));
    await send(mailer, day(30));
    expect(
      own()
        .slice(2)
        .map(({ mail }) => [mail.to, mail.subject]),
    ).toEqual([
      ["bo@example.com", "Still time"],
      ["bo@example.com", "Still time"],
    ]);
    expect(new Set(own().map(({ mail }) => mail.id)).size).toBe(4);
    expect((await runsNow()).map(({ status }) => status)).toEqual(["sent", "sent"]);
  });

  it("reckons in UTC, and sends, where the workspace's time zone can be used no longer", async () => {
    const always = { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" };
    const workspaceId = (await makeWorkspace(db, { sendingWindow: always })).id;
    const messageId = (await makeMessage(db, workspaceId, { kind: "reminder" })).id;
    const reminders = [{ afterDays: 1, messageId }];
    const delay = { duration: "P1D" };
    await db.execute(sql`update workspaces set time_zone = 'Mars/Phobos' where id = ${workspaceId}`);
    const { post, invitationsNow } = await automation({ workspaceId, reminders, delay });
    await post(anna);
    await send(provider().mailer, hence(1440));
    expect((await invitationsNow()).map(({ status, sendAt }) => [status, sendAt])).toEqual([
      ["sent", hence(1440)],
      ["scheduled", hence(2880)],
    ]);
    const write = db.update(workspaces).set({ timeZone: "Mars/Phobos" });
    await expect(write.where(eq(workspaces.id, workspaceId))).rejects.toThrow();
  });
});
