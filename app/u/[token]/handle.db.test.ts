import { describe, expect, test } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { readForm } from "@/lib/http/form";
import { newToken } from "@/lib/ids";
import { suppress } from "@/lib/suppression/mutations";
import { isSuppressed, listSuppressions } from "@/lib/suppression/queries";
import { changeSubscription, showSubscription } from "./handle";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
const base = "https://surveys.example.com";

async function subscriber(language = "en") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, { title: "Support" });
  const respondent = await makeRespondent(db, survey, { email: "elin@example.com", language });
  const state = (surveyId: string | null = survey.id) =>
    isSuppressed(db, workspace.id, respondent.email, surveyId);
  return { workspace, survey, token: respondent.token, state };
}

const get = (token: string, query = "") =>
  showSubscription(db, new Request(`${base}/u/${token}${query}`), token);
async function post(token: string, body: BodyInit, headers: Record<string, string> = {}) {
  const request = new Request(`${base}/u/${token}`, { method: "POST", body: body, headers });
  return await changeSubscription(db, request, await readForm(request, 64 * 1024), token, now, base);
}
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe("the unsubscribe page", () => {
  test("offers this survey or all of the sender's, and changes nothing", async () => {
    const { token, state } = await subscriber("sv");
    const answer = await get(token);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain("Alla undersökningar från Tuva &amp; Ask");
    expect(html).toContain("Bara den här undersökningen: Support");
    expect(html).toContain(">Avregistrera</button>");
    expect(html).not.toContain("elin@example.com");
    expect(html).not.toContain("<script");
    expect(await state()).toBeNull();
  });

  test("unsubscribes from everything by its button, and takes it back", async () => {
    const { token, state } = await subscriber();
    for (let twice = 0; twice < 2; twice += 1) {
      const done = await post(token, form({ scope: "all" }));
      expect(done.status).toBe(200);
      expect(await done.text()).toContain("You are unsubscribed.");
      expect(await state(null)).toBe("unsubscribed");
    }
    expect(await (await get(token)).text()).toContain(">Subscribe again</button>");
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await (await post(token, form({ undo: "without_all" }))).text()).toContain(
        "You are subscribed again.",
      );
      expect(await state()).toBeNull();
    }
  });

  test("unsubscribes from one survey alone", async () => {
    const { token, state } = await subscriber();
    await post(token, form({ scope: "survey" }));
    expect([await state(), await state(null)]).toEqual(["unsubscribed", null]);
    await post(token, form({ undo: "without_survey" }));
    expect(await state()).toBeNull();
  });

  test("never lifts what others suppressed", async () => {
    const { workspace, token, state } = await subscriber();
    await suppress(db, workspace.id, "elin@example.com", "bounced", {}, now);
    await post(token, form({ undo: "without_all" }));
    expect(await state()).toBe("bounced");
  });

  test("refuses a form from another site, and knows no made-up link", async () => {
    const { token, state } = await subscriber();
    const answer = await post(token, form({ scope: "all" }), { "sec-fetch-site": "cross-site" });
    expect(answer.status).toBe(403);
    expect(await state()).toBeNull();
    expect((await get(newToken())).status).toBe(404);
    expect((await post(newToken(), form({ scope: "all" }))).status).toBe(404);
  });
});

describe("one click in a mail program", () => {
  const multipart = new FormData();
  multipart.set("List-Unsubscribe", "One-Click");

  test.each([
    ["urlencoded", () => form({ "List-Unsubscribe": "One-Click" })],
    ["multipart", () => multipart],
  ])("unsubscribes at once, %s, from anywhere, without a redirect, once", async (_, body) => {
    const { workspace, token, state } = await subscriber();
    for (let twice = 0; twice < 2; twice += 1) {
      const answer = await post(token, body(), {
        origin: "https://mail.example",
        "sec-fetch-site": "cross-site",
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await state(null)).toBe("unsubscribed");
    }
    expect((await listSuppressions(db, workspace.id, { limit: 10 })).data).toHaveLength(1);
  });
});
