import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/db";
import { makeWorkspace } from "@/db/factories";
import { capturedMails } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { readEnv } from "../env";
import { mailerFor } from "./mailer";
import { makeMail } from "./testing/mail";

const now = new Date("2026-11-24T08:00:00.000Z");
let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});
const mailer = (env: Record<string, string>) =>
  mailerFor(readEnv({ LOG_LEVEL: "silent", ...env }), db, () => now);

describe("the mailer that the environment asks for", () => {
  it.each([
    [{}, "captured", "this installation's database"],
    [{ SMTP_URL: "smtps://user:secret@mail.example.com" }, "smtp", "mail.example.com:465"],
    [{ SMTP_URL: "smtp://mail.example.com" }, "smtp", "mail.example.com:587"],
    [{ RESEND_API_KEY: "re_x" }, "resend", "Resend (api.resend.com)"],
    [{ RESEND_API_KEY: "re_x", SMTP_URL: "smtp://mail.example.com" }, "resend", "Resend (api.resend.com)"],
  ])("%j", async (env, name, where) => {
    const made = mailer(env);
    expect(made).toMatchObject({ name, where });
    await made.close();
  });
});

describe("captured mail", () => {
  it("is kept with all its headers, a repeat once", async () => {
    const workspace = await makeWorkspace(db);
    const captured = mailer({ APP_URL: "https://surveys.example.com" });
    await captured.check();
    const mail = makeMail({ workspaceId: workspace.id, replyTo: "reply@example.com" });
    const other = makeMail({ workspaceId: workspace.id, id: "inv_other" });
    expect(await captured.send([mail], "bat_1")).toEqual([{ status: "sent", providerId: null }]);
    expect(await captured.send([mail, other], "bat_1")).toHaveLength(2);
    expect(await captured.send([], "bat_2")).toEqual([]);
    const rows = await db.select().from(capturedMails).where(eq(capturedMails.workspaceId, workspace.id));
    expect(rows.map(({ mailId }) => mailId)).toEqual([mail.id, "inv_other"]);
    expect(rows[0]).toMatchObject({
      to: mail.to,
      from: mail.from,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
    });
    expect(rows[0]!.createdAt).toEqual(now);
    expect(rows[0]!.headers).toEqual({
      From: mail.from,
      To: mail.to,
      "Reply-To": "reply@example.com",
      Subject: mail.subject,
      "Message-ID": `<${mail.id}@surveys.example.com>`,
      Date: "Tue, 24 Nov 2026 08:00:00 +0000",
      "List-Unsubscribe": "<https://s.example.com/u/tok>",
      "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply",
    });
  });
});
