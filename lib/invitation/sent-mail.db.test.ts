import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deliveries, mailForms, respondents, sentMails } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { eraseRespondent } from "../erasure/erase";
import { exportPerson } from "../erasure/export";
import { applyRetention } from "../worker/retention";
import { mailsOfRun } from "./sent-mail";
import { anna, provider, sendingForTests } from "./testing";

const db = await testDatabase();
const { automation, clock, hence, send } = sendingForTests(db);

async function sent(bodies: unknown[] = [anna]) {
  const made = await automation();
  await made.post(bodies);
  const { mailer, handed } = provider();
  await send(mailer);
  return { ...made, runs: await made.runsNow(), mails: handed.map(({ mail }) => mail) };
}

describe("a mail as it was sent", () => {
  it("is read again letter by letter, but for the key of its links", async () => {
    const { workspaceId, runs, mails } = await sent();
    const [mail] = mails;
    const people = await db.select().from(respondents).where(eq(respondents.id, runs[0]!.respondentId!));
    const { token } = people[0]!;
    const masked = (text: string) => text.replaceAll(token, "********");
    expect(mail!.html).toContain(token);
    expect(await mailsOfRun(db, workspaceId, runs[0]!.id)).toEqual([
      {
        ...{ from: mail!.from, replyTo: mail!.replyTo ?? null, subject: mail!.subject },
        ...{ html: masked(mail!.html), text: masked(mail!.text) },
        ...{ id: mail!.id, to: "anna@example.com", sentAt: clock },
      },
    ]);
    expect(await mailsOfRun(db, "wsp_other", runs[0]!.id)).toEqual([]);
  });

  it("takes a few hundred bytes beside what all mails of its message share, which names nobody", async () => {
    const { runs } = await sent(
      Array.from({ length: 20 }, (_, i) => ({
        EmailAddress: `kim${i}@example.com`,
        FirstName: `Kimberley${i}`,
      })),
    );
    expect(runs).toHaveLength(20);
    const rows = await db.select().from(sentMails).innerJoin(mailForms, eq(mailForms.id, sentMails.formId));
    for (const { sent_mails, mail_forms } of rows) {
      expect(sent_mails.body.length).toBeLessThan(500);
      expect(mail_forms.body.toString()).not.toMatch(/kim|Kimberley/);
    }
    expect(new Set(rows.map((row) => row.mail_forms.id)).size).toBeLessThan(rows.length);
  });

  it("is part of what a person may have, and goes with an erasure", async () => {
    const { workspaceId, runs, mails } = await sent();
    const told = await exportPerson(db, workspaceId, "anna@example.com", clock);
    expect(told.invitations).toMatchObject([{ mail: { subject: mails[0]!.subject } }]);
    await eraseRespondent(db, workspaceId, "anna@example.com", clock);
    expect(await mailsOfRun(db, workspaceId, runs[0]!.id)).toEqual([]);
    expect(await db.select().from(sentMails).where(eq(sentMails.invitationId, mails[0]!.id))).toEqual([]);
  });

  it("goes with the payloads of its day, and the form with the last of its mails", async () => {
    const { id, workspaceId, runs } = await sent();
    await applyRetention(db, hence(60));
    expect(await mailsOfRun(db, workspaceId, runs[0]!.id)).toHaveLength(1);
    await applyRetention(db, hence(400 * 24 * 60));
    expect(await db.select().from(sentMails)).toEqual([]);
    expect(await db.select().from(mailForms)).toEqual([]);
    expect((await db.select().from(deliveries).where(eq(deliveries.automationId, id)))[0]!.body).toBeNull();
  });
});
