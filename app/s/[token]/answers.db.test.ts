import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { responses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { readForm } from "@/lib/http/form";
import { takeSurvey } from "./handle";
import { base, bilingual, linksForTests, now } from "./testing";

const db = await testDatabase();
const { answersOf, get, post, rowOf, visitor } = await linksForTests(db);

describe("answers posted without script", () => {
  const answers: [string, string][] = [
    ["nps", "9"],
    ["what", "Fast & free"],
    ["what", "Cheap"],
    ["why", "Åsa said\r\n<so>"],
    ["unknown", "x"],
  ];

  test("are stored, and thanked for after a redirect", async () => {
    const respondent = await visitor();
    const answer = await post(respondent.token, answers);
    expect(answer.status).toBe(303);
    expect(await answersOf(respondent.id)).toEqual([
      { nps: 9, what: ["Fast & free", "Cheap"], why: "Åsa said\n<so>" },
    ]);
    const location = new URL(answer.headers.get("location")!, base);
    const thanks = await get(respondent.token, location.search);
    expect(thanks.status).toBe(200);
    expect(await thanks.text()).toContain("Thank you, Elin.");
  });

  test("are taken once: a second post and a later visit say so", async () => {
    const respondent = await visitor();
    await post(respondent.token, answers);
    const second = await post(respondent.token, [
      ["nps", "1"],
      ["why", "no"],
    ]);
    expect(second.status).toBe(409);
    expect(await second.text()).toContain("You have already answered.");
    const visit = await get(respondent.token);
    expect(visit.status).toBe(200);
    const html = await visit.text();
    expect(html).toContain("Your answer was saved on November 24, 2026.");
    expect(html).not.toContain("<form");
    expect(await answersOf(respondent.id)).toHaveLength(1);
  });

  test("come back with what is wrong, beside the field and in a summary, and nothing is lost", async () => {
    const respondent = await visitor(bilingual, { language: "sv" });
    const answer = await post(respondent.token, [
      ["what", "Cheap"],
      ["why", "  "],
      [":shown", "en"],
    ]);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("<title>Error: After purchase</title>");
    expect(html).toContain('role="alert"');
    expect(html).toContain('<a href="#q1-0">Recommend us? Choose a number from 0 to 10.</a>');
    expect(html).toContain('<a href="#q3">Why? Write an answer.</a>');
    expect(html).toMatch(
      /<fieldset class="card wrong" aria-describedby="q1-hint q1-fault"[^>]*aria-invalid="true"/,
    );
    expect(html).toMatch(/<textarea[^>]*aria-describedby="q3-hint q3-fault"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/<input[^>]* checked="" value="Cheap"/);
    expect(await answersOf(respondent.id)).toEqual([]);
    expect((await rowOf(respondent.id)).openedAt).toEqual(now);
  });

  test("go along when the language is changed, unsaved and unjudged", async () => {
    const respondent = await visitor();
    const answer = await post(respondent.token, [
      ["why", "half a thought"],
      [":language", "sv"],
    ]);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain(">half a thought</textarea>");
    expect(html).not.toContain('role="alert"');
    expect(await answersOf(respondent.id)).toEqual([]);
  });

  test("are kept in the language they were shown in", async () => {
    const respondent = await visitor();
    await post(respondent.token, [...answers, [":shown", "sv"]]);
    const [row] = await db.select().from(responses).where(eq(responses.respondentId, respondent.id));
    expect(row?.language).toBe("sv");
  });

  test.each<Record<string, string>>([
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example" },
    { origin: "garbage" },
  ])("are refused from elsewhere: %j", async (headers) => {
    const respondent = await visitor();
    expect((await post(respondent.token, answers, headers)).status).toBe(403);
    expect(await answersOf(respondent.id)).toEqual([]);
  });

  test.each<Record<string, string>>([
    { "sec-fetch-site": "same-origin", origin: "null" },
    { origin: base },
    { origin: "null" },
    {},
  ])("are taken from the page itself: %j", async (headers) => {
    const respondent = await visitor();
    expect((await post(respondent.token, answers, headers)).status).toBe(303);
  });

  test("are refused above two megabytes", async () => {
    const { token } = await visitor();
    expect((await post(token, [["why", "x".repeat(2 * 1024 * 1024)]])).status).toBe(413);
  });

  test("come as multipart too", async () => {
    const respondent = await visitor();
    const body = new FormData();
    body.set("nps", "10");
    body.set("why", "multi");
    body.set("file", new Blob(["x"]), "x.txt");
    const request = new Request(`${base}/s/${respondent.token}`, { method: "POST", body });
    const form = await readForm(request, 1_000_000);
    expect((await takeSurvey(db, request, form, respondent.token, now, base)).status).toBe(303);
    expect(await answersOf(respondent.id)).toEqual([{ nps: 10, why: "multi" }]);
  });
});
