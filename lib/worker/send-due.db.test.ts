import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { capturedMails, invitations, respondents } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, provider, sendingForTests } from "../invitation/testing";
import { capturedMailer } from "../mail/captured";

const db = await testDatabase();
const { automation, clock, hence, send } = sendingForTests(db);

describe("sending", () => {
  it("sends what is due, once, and writes what became of it", async () => {
    const { post, runsNow, invitationsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }]);
    const { mailer, handed } = provider(() => ({ status: "sent", providerId: "re_1" }));
    expect(await send(mailer)).toMatchObject({ claimed: 2, sent: 2 });
    expect(await send(mailer)).toMatchObject({ claimed: 0 });
    expect(handed.map(({ mail }) => mail.to)).toEqual(["anna@example.com", "bo@example.com"]);
    expect((await runsNow()).map(({ status }) => status)).toEqual(["sent", "sent"]);
    expect((await invitationsNow())[0]).toMatchObject({
      status: "sent",
      sentAt: clock,
      dueAt: null,
      providerId: "re_1",
      attempts: 1,
    });
  });

  it("leaves what is not due", async () => {
    const { post, invitationsNow } = await automation({ delay: { duration: "PT1H" } });
    await post(anna);
    const { mailer } = provider();
    expect(await send(mailer, hence(59))).toMatchObject({ claimed: 0 });
    expect(await send(mailer, hence(60))).toMatchObject({ claimed: 1 });
    expect((await invitationsNow())[0]!.status).toBe("sent");
  });

  it("claims each invitation once, however many workers claim at once", async () => {
    const { post, id } = await automation();
    await post(Array.from({ length: 250 }, (_, i) => ({ EmailAddress: `p${i}@example.com` })));
    const { mailer, handed } = provider();
    await Promise.all([1, 2, 3, 4].map(() => send(mailer)));
    expect(handed).toHaveLength(250);
    expect(new Set(handed.map(({ mail }) => mail.id)).size).toBe(250);
    expect(
      await db
        .select()
        .from(invitations)
        .where(and(eq(invitations.automationId, id), eq(invitations.status, "sent"))),
    ).toHaveLength(250);
  });

  it("puts a whole mail into the captured mailer, with the personal link and the headers", async () => {
    const { post, id } = await automation();
    await post(anna);
    await send(capturedMailer({ db, host: "example.com", clock: () => clock }));
    const [mail] = await db
      .select()
      .from(capturedMails)
      .where(eq(capturedMails.to, "anna@example.com"))
      .limit(1);
    const [invitation] = await db.select().from(invitations).where(eq(invitations.automationId, id));
    const [respondent] = await db
      .select()
      .from(respondents)
      .where(eq(respondents.id, invitation!.respondentId));
    expect(mail!.text).toContain(`https://surveys.example.com/s/${respondent!.token}`);
    expect(JSON.stringify(mail!.headers)).toContain("One-Click");
    expect(JSON.stringify(mail!.headers)).toContain(invitation!.id);
  });
});
