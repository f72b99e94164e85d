import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { type Question, respondents, responses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { readForm } from "@/lib/http/form";
import { newToken } from "@/lib/ids";
import { noteTouch, showSurvey, takeSurvey } from "./handle";

const db = await testDatabase();
const workspace = await makeWorkspace(db, { name: "Tuva & Ask <b>" });
const now = new Date("2026-11-24T09:00:00.000Z");
const later = new Date("2026-11-24T10:00:00.000Z");
const base = "https://surveys.example.com";

const questions: Question[] = [
  { key: "nps", type: "nps", title: { en: "Recommend us?", sv: "Rekommendera oss?" }, required: true },
  {
    key: "what",
    type: "multiple",
    title: { en: "What was good?", sv: "Vad var bra?" },
    required: false,
    options: [
      { value: "Fast & free", label: { en: "Fast & free", sv: "Snabbt" } },
      { value: "Cheap", label: { en: "Cheap" } },
    ],
  },
  { key: "why", type: "text", title: { en: "Why?", sv: "Varför?" }, required: true },
];
const bilingual = { questions, languages: ["en", "sv"] };

async function visitor(
  survey: Parameters<typeof makeSurvey>[2] = bilingual,
  over: Parameters<typeof makeRespondent>[2] = {},
) {
  return await makeRespondent(db, await makeSurvey(db, workspace.id, survey), over);
}

const get = (token: string, query = "", headers: Record<string, string> = {}, at = now, method = "GET") =>
  showSurvey(db, new Request(`${base}/s/${token}${query}`, { headers, method }), token, at);

async function post(token: string, fields: [string, string][], headers: Record<string, string> = {}) {
  const request = new Request(`${base}/s/${token}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers,
  });
  return await takeSurvey(db, request, await readForm(request, 2 * 1024 * 1024), token, now, base);
}

const rowOf = async (id: string) => (await db.select().from(respondents).where(eq(respondents.id, id)))[0]!;
const answersOf = async (id: string) =>
  (await db.select().from(responses).where(eq(responses.respondentId, id))).map(({ answers }) => answers);

describe("the page of a personal link", () => {
  test("is a whole form without script, in the respondent's language, with everything escaped", async () => {
    const { token } = await visitor(bilingual, { language: "sv" });
    const answer = await get(token);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain("Rekommendera oss?");
    expect(html).toContain("Tuva &amp; Ask &lt;b&gt;");
    expect(html).toContain(">Skicka</button>");
    expect(html).toMatch(new RegExp(`<form id="survey"[^>]* action="/s/${token}" method="post"`));
    expect(html).not.toMatch(/<script|<link|javascript:| on\w+=|<b>/);
    expect(html.match(/type="radio"/g)).toHaveLength(11);
    expect(html).toContain('aria-label="10, mycket troligt"');
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  test("is kept from caches, search engines, referrers and frames", async () => {
    const { token } = await visitor();
    for (const answer of [await get(token), await post(token, [["nps", "3"]]), await get(newToken())]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex, nofollow",
        "content-security-policy": expect.stringMatching(
          /^default-src 'none'; style-src 'nonce-.*frame-ancestors 'none'/,
        ),
      });
    }
  });

  test.each([
    ["", "en", ">Submit</button>"],
    ["?lang=sv", "sv", ">Skicka</button>"],
    ["?lang=sv-FI", "sv", ">Skicka</button>"],
    ["?lang=fi", "en", ">Submit</button>"],
  ])("with %s speaks %s", async (query, language, button) => {
    const { token } = await visitor();
    const html = await (await get(token, query)).text();
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(button);
  });

  test("marks what is in another language than the page", async () => {
    const { token } = await visitor({ questions, languages: ["it", "sv"] }, { language: "it" });
    const html = await (await get(token)).text();
    expect(html).toContain('<html lang="it">');
    expect(html).toContain('<legend lang="sv">Rekommendera oss?</legend>');
    expect(html).toContain('<button class="send" type="submit" lang="en">Submit</button>');
  });

  test("has the answer chosen that came along from the mail, and counts nothing", async () => {
    const respondent = await visitor();
    const html = await (await get(respondent.token, "?q=nps&v=7")).text();
    expect(html).toMatch(/<input[^>]* checked="" value="7"/);
    expect(html.match(/ checked=""/g)).toHaveLength(1);
    expect(html).toContain("It counts when you press Submit.");
    expect(await answersOf(respondent.id)).toEqual([]);
    expect(await rowOf(respondent.id)).toMatchObject({ openedAt: null, answeredAt: null });
  });

  test.each(["?q=nps&v=77", "?q=other&v=1", "?q=nps", "?q=why&v=%3Cscript%3E"])(
    "survives %s",
    async (query) => {
      const { token } = await visitor();
      const html = await (await get(token, query)).text();
      expect(html).not.toContain(' checked=""');
      expect(html).not.toContain("<script");
    },
  );

  test("is opened neither by the first GET, nor by HEAD, nor by a prefetch, but by a person's touch", async () => {
    const respondent = await visitor();
    const { token } = respondent;
    await get(token, "", {}, now, "HEAD");
    await get(token, "", { "sec-purpose": "prefetch;prerender" });
    expect((await rowOf(respondent.id)).firstSeenAt).toBeNull();
    await get(token);
    expect(await rowOf(respondent.id)).toMatchObject({ firstSeenAt: now, openedAt: null });
    const touch = (headers: Record<string, string>) =>
      noteTouch(db, new Request(`${base}/s/${token}/opened`, { headers }), token, later);
    await touch({});
    await touch({ "sec-fetch-dest": "document" });
    expect((await rowOf(respondent.id)).openedAt).toBeNull();
    expect((await touch({ "sec-fetch-dest": "image" })).status).toBe(204);
    expect((await rowOf(respondent.id)).openedAt).toEqual(later);
  });

  test("counts a GET that comes later as opened", async () => {
    const respondent = await visitor();
    await get(respondent.token);
    await get(respondent.token, "", {}, later);
    expect((await rowOf(respondent.id)).openedAt).toEqual(later);
  });
});

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

describe("a link with nothing behind it", () => {
  test.each([
    ["closed", "This survey is closed.", "was not saved"],
    ["draft", "This survey is not open yet.", "Keep the link"],
  ] as const)("of a %s survey says so, to GET and to POST", async (status, title, text) => {
    const respondent = await visitor({ ...bilingual, status });
    const shown = await get(respondent.token);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain(title);
    const posted = await post(respondent.token, [
      ["nps", "9"],
      ["why", "x"],
    ]);
    expect(posted.status).toBe(403);
    expect(await posted.text()).toContain(text);
    expect(await answersOf(respondent.id)).toEqual([]);
  });

  test.each([newToken(), "x", "%00", "' or 1=1"])(
    "%j is not found, said in the browser's language",
    async (token) => {
      const request = () => new Request(`${base}/s/x`, { headers: { "accept-language": "sv-SE,sv;q=0.9" } });
      const shown = await showSurvey(db, request(), token, now);
      expect(shown.status).toBe(404);
      expect(await shown.text()).toContain("Länken leder ingenstans.");
      expect((await post(token, [["nps", "9"]])).status).toBe(404);
    },
  );
});

describe("an external survey", () => {
  const external = {
    kind: "external" as const,
    url: "https://forms.example.com/r?e={{email}}&o={{OrderId}}&t={{token}}",
    questions: [],
  };

  test("is redirected to with the respondent's values, opened by a later visit only", async () => {
    const respondent = await visitor(external, {
      email: "a+b@example.com",
      variables: { OrderId: "SE 1&2" },
    });
    const answer = await get(respondent.token);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(
      `https://forms.example.com/r?e=a%2Bb%40example.com&o=SE%201%262&t=${respondent.token}`,
    );
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect((await rowOf(respondent.id)).openedAt).toBeNull();
    await get(respondent.token, "", {}, later);
    expect((await rowOf(respondent.id)).openedAt).toEqual(later);
  });

  test("is not redirected to when it is closed, or completed already", async () => {
    const closed = await visitor({ ...external, status: "closed" });
    expect(await (await get(closed.token)).text()).toContain("This survey is closed.");
    const used = await visitor(external, { answeredAt: now });
    expect(await (await get(used.token)).text()).toContain("You have already answered.");
  });
});
