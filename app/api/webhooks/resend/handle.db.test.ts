import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, type Db } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeWorkspace } from "@/db/factories";
import { runEvents, suppressions } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { takeResendEvent } from "./handle";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const now = new Date("2026-11-24T08:00:00.000Z");

let db: Db;
let workspaceId: string;
let made: Awaited<ReturnType<typeof makeInvitation>>;
let number = 0;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  workspaceId = (await makeWorkspace(db)).id;
  const { automation } = await makeAutomation(db, { workspaceId });
  const respondent = await makeRespondent(db, { id: automation.surveyId!, workspaceId });
  made = await makeInvitation(db, automation.id, respondent, { providerId: `re_${++number}` });
});

function send(
  type: string,
  data: Record<string, unknown> = {},
  { id = `msg_${++number}`, prefix = "svix", at = now, key = secret, to = db } = {},
) {
  const body = JSON.stringify({
    type,
    created_at: "2026-11-24T07:59:00.000Z",
    data: { email_id: made.invitation.providerId, to: [made.invitation.email], ...data },
  });
  const headers = {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: String(at.getTime() / 1000),
    [`${prefix}-signature`]: new Webhook(secret).sign(id, at, body),
  };
  const request = new Request("http://localhost/api/webhooks/resend", { method: "POST", body, headers });
  return takeResendEvent(to, request, key, now);
}
const timeline = async () =>
  (await db.select().from(runEvents).where(eq(runEvents.runId, made.run.id)).orderBy(runEvents.id)).map(
    ({ kind, detail, at }) => ({ kind, detail, at: at.toISOString() }),
  );
const suppressed = async () =>
  (await db.select().from(suppressions).where(eq(suppressions.workspaceId, workspaceId))).map(
    ({ email, reason, surveyId }) => ({ email, reason, surveyId }),
  );

describe("Resend's events", () => {
  it.each(["svix", "webhook"])("are taken with %s headers, told in the run's timeline", async (prefix) => {
    const response = await send("email.delivered", {}, { prefix });
    expect(response.status).toBe(200);
    expect(await timeline()).toEqual([{ kind: "delivered", detail: null, at: "2026-11-24T07:59:00.000Z" }]);
    expect(await suppressed()).toEqual([]);
  });

  it("suppress the address in the whole workspace at a hard bounce", async () => {
    await send("email.bounced", { bounce: { type: "Permanent", subType: "General", message: "x" } });
    expect(await timeline()).toMatchObject([{ kind: "bounced", detail: "Permanent, General" }]);
    expect(await suppressed()).toEqual([{ email: made.invitation.email, reason: "bounced", surveyId: null }]);
  });

  it("suppress nothing at a soft bounce, and still at the hard one that follows", async () => {
    await send("email.bounced", { bounce: { type: "Transient", subType: "MailboxFull" } });
    expect(await suppressed()).toEqual([]);
    await send("email.bounced", { bounce: { type: "Permanent" } });
    expect(await suppressed()).toMatchObject([{ reason: "bounced" }]);
    expect(await timeline()).toHaveLength(2);
  });

  it("suppress at a complaint, whichever comes first", async () => {
    await send("email.complained");
    await send("email.delivered");
    await send("email.bounced");
    expect(await suppressed()).toMatchObject([{ reason: "complained" }]);
    expect((await timeline()).map(({ kind }) => kind)).toEqual(["complained", "delivered", "bounced"]);
  });

  it("count once, by their id and by their kind", async () => {
    const statuses = [
      await send("email.delivered", {}, { id: "msg_same" }),
      await send("email.delivered", {}, { id: "msg_same" }),
      await send("email.delivered", {}, { id: "msg_other" }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200]);
    expect(await timeline()).toHaveLength(1);
  });

  it("count once when they come at the same time", async () => {
    await Promise.all(Array.from({ length: 8 }, () => send("email.complained")));
    expect(await timeline()).toHaveLength(1);
    expect(await suppressed()).toHaveLength(1);
  });

  it.each([
    ["a list of tags", { tags: [{ name: "mail", value: "ID" }] }],
    ["tags as an object", { tags: { mail: "ID" } }],
    ["a header", { headers: [{ name: "X-Surveyhook-Invitation", value: "ID" }] }],
  ])("find an invitation whose provider id is not stored yet by %s", async (_, data) => {
    const text = JSON.stringify({ ...data, email_id: "unknown" }).replace("ID", made.invitation.id);
    await send("email.complained", JSON.parse(text));
    expect(await suppressed()).toMatchObject([{ reason: "complained" }]);
  });

  it("of unknown mails and of other kinds are taken and change nothing", async () => {
    expect((await send("email.complained", { email_id: "unknown" })).status).toBe(200);
    expect((await send("email.opened")).status).toBe(200);
    expect((await send("contact.created", { email_id: 7, tags: "x" })).status).toBe(200);
    expect(await timeline()).toEqual([]);
    expect(await suppressed()).toEqual([]);
  });

  it("are refused without a secret, with a wrong signature, and when they are stale", async () => {
    const code = async (response: Response) => [
      response.status,
      ((await response.json()) as { code: string }).code,
    ];
    expect(await code(await send("email.complained", {}, { key: "" }))).toEqual([401, "invalid_signature"]);
    const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
    expect(await code(await send("email.complained", {}, { key: other }))).toEqual([
      401,
      "invalid_signature",
    ]);
    const at = new Date(now.getTime() - 301_000);
    expect(await code(await send("email.complained", {}, { at }))).toEqual([401, "stale_timestamp"]);
    const bare = new Request("http://localhost/", { method: "POST", body: "{}" });
    expect(await code(await takeResendEvent(db, bare, secret, now))).toEqual([401, "invalid_signature"]);
    expect(await suppressed()).toEqual([]);
  });

  it("are to be sent again while the database is away", async () => {
    const away = connect("postgres://127.0.0.1:1/nowhere", 1);
    const response = await send("email.delivered", {}, { to: away });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(response.headers.get("x-request-id")).toMatch(/^req_/);
    await away.$client.end({ timeout: 0 });
  });
});
