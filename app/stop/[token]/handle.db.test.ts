import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { notices, recipients } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { readForm } from "@/lib/http/form";
import { newId, newToken } from "@/lib/ids";
import { changeStop, showStop } from "./handle";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
const base = "https://surveys.example.com";

async function recipient(over: Partial<typeof recipients.$inferInsert> = {}) {
  const { automation } = await makeAutomation(db, {
    workspaceId: (await makeWorkspace(db)).id,
    name: "After <b>",
  });
  const id = newId("recipient");
  const stopToken = newToken();
  await db.insert(recipients).values({
    id,
    automationId: automation.id,
    email: "signe@example.com",
    stopToken,
    createdAt: now,
    ...over,
  });
  const facts = { id: newId("notice"), automationId: automation.id, recipientId: id, cause: "c", facts: {} };
  await db
    .insert(notices)
    .values({ ...facts, kind: "disabled", status: "waiting", dueAt: now, createdAt: now });
  const status = async () => (await db.select().from(recipients).where(eq(recipients.id, id)))[0]?.status;
  const waiting = () => db.select().from(notices).where(eq(notices.recipientId, id));
  return { token: stopToken, status, waiting };
}

const get = (token: string) => showStop(db, new Request(`${base}/stop/${token}`), token);
async function post(token: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const request = new Request(`${base}/stop/${token}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers,
  });
  return await changeStop(db, request, await readForm(request, 64 * 1024), token, base);
}

describe("the page that stops error e-mails", () => {
  test("asks in the recipient's language and changes nothing", async () => {
    const { token, status } = await recipient({ locale: "sv" });
    const html = await (await get(token)).text();
    expect(html).toContain(">Stoppa mejlen</button>");
    expect(html).toContain("After &lt;b&gt;");
    expect(await status()).toBe("active");
  });

  test("stops them by its button, those that wait included, keeps the recipient listed, and takes it back", async () => {
    const { token, status, waiting } = await recipient();
    expect(await (await post(token, {})).text()).toContain("The e-mails are stopped.");
    expect([await status(), await waiting()]).toEqual(["stopped", []]);
    expect(await (await post(token, { undo: "stopped" })).text()).toContain("The e-mails are on again.");
    expect(await status()).toBe("active");
  });

  test("stops them by one click from anywhere, and again", async () => {
    const { token, status } = await recipient();
    for (let twice = 0; twice < 2; twice += 1) {
      const answer = await post(
        token,
        { "List-Unsubscribe": "One-Click" },
        { "sec-fetch-site": "cross-site" },
      );
      expect(answer.status).toBe(200);
      expect(await status()).toBe("stopped");
    }
  });

  test("leaves a refused address refused", async () => {
    const { token, status } = await recipient({ status: "refused" });
    await post(token, { undo: "stopped" });
    expect(await status()).toBe("refused");
  });

  test("refuses a form from another site, and knows no made-up link", async () => {
    const { token, status } = await recipient();
    expect((await post(token, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(await status()).toBe("active");
    expect((await get(newToken())).status).toBe(404);
    expect((await post("x", {})).status).toBe(404);
  });
});
