import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { partialResponses, type Question, responses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { listResponses } from "@/lib/response/queries";
import { base, linksForTests } from "./testing";

const db = await testDatabase();
const { answersOf, get, post, visitor } = await linksForTests(db);

const title = { en: "Question" };
const reasons = ["slow", "dear"].map((value) => ({ value, label: { en: value } }));
const low = { field: "answers.nps", op: "lte" as const, value: 6 };
const questions: Question[] = [
  { key: "nps", type: "nps", title: { en: "Recommend?" }, required: true },
  {
    ...{ key: "reason", type: "single", title: { en: "What was it?" }, required: true },
    ...{ options: reasons, other: true, showIf: low },
  },
  {
    ...{ key: "more", type: "text", title: { en: "You said {{answers.nps}}. Tell us" } },
    ...{ required: false, page: 2, showIf: low },
  },
  { key: "when", type: "date", title: { en: "When?" }, required: false, page: 3 },
  { key: "count", type: "number", title, required: true, page: 3, min: 0, max: 20 },
];
const paged = { questions, languages: ["en"] };

const partialsOf = async (id: string) =>
  await db.select().from(partialResponses).where(eq(partialResponses.respondentId, id));

const pageOne: [string, string][] = [
  [":page", "1"],
  ["nps", "4"],
  ["reason", ":other"],
  ["reason:other", "Nobody <b>came</b>"],
];

describe("a survey of several pages", () => {
  test("keeps each page when it is left, is resumed by the link, and is stored once", async () => {
    const { id, token, workspaceId, surveyId } = await visitor(paged);
    const next = await post(token, pageOne);
    expect(next.status).toBe(303);
    const at = new URL(next.headers.get("location")!, base);
    expect(at.search).toContain("page=2");
    const second = await (await get(token, at.search)).text();
    expect(second).toContain("You said 4. Tell us");
    expect(second).toContain("Page 2 of 3");
    const [kept] = await partialsOf(id);
    expect(kept).toMatchObject({ page: 2, answers: { nps: 4, reason: { other: "Nobody <b>came</b>" } } });
    expect(await (await get(token)).text()).toContain("Tell us");

    const page = { limit: 10 };
    const partial = await listResponses(db, workspaceId, surveyId, page, { status: "partial" });
    expect(partial.data).toMatchObject([{ id: kept!.id, status: "partial", completedAt: null }]);
    expect((await listResponses(db, workspaceId, surveyId, page)).data).toEqual([]);

    await post(token, [
      [":page", "2"],
      ["more", "They were late"],
    ]);
    const done = await Promise.all(
      Array.from({ length: 10 }, () =>
        post(token, [
          [":page", "3"],
          ["when", "2026-11-23"],
          ["count", "3"],
        ]),
      ),
    );
    expect(done.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(409)]);
    const rows = await db.select().from(responses).where(eq(responses.respondentId, id));
    expect(rows).toMatchObject([
      {
        id: kept!.id,
        answers: {
          ...{ nps: 4, reason: { other: "Nobody <b>came</b>" }, more: "They were late" },
          ...{ when: "2026-11-23", count: 3 },
        },
      },
    ]);
    expect(await partialsOf(id)).toEqual([]);
    const all = await listResponses(db, workspaceId, surveyId, page, { status: "all" });
    expect(all.data.map(({ status }) => status)).toEqual(["complete"]);
  });

  test("skips a page on which nothing fits, and drops what was answered to what no longer fits", async () => {
    const { id, token } = await visitor(paged);
    await post(token, pageOne);
    await post(token, [
      [":page", "2"],
      ["more", "x"],
    ]);
    const next = await post(token, [
      [":page", "1"],
      ["nps", "9"],
      ["reason", "slow"],
    ]);
    expect(next.headers.get("location")).toContain("page=3");
    await post(token, [
      [":page", "3"],
      ["count", "0"],
    ]);
    expect(await answersOf(id)).toEqual([{ nps: 9, count: 0 }]);
  });

  test("asks for what newly fits where the page could not show it", async () => {
    const { token } = await visitor(paged);
    const posted: [string, string][] = [
      [":page", "1"],
      [":seen", "nps"],
      ["nps", "2"],
    ];
    const again = await post(token, posted);
    const html = await again.text();
    expect(again.status).toBe(200);
    expect(html).toContain("What was it?");
    expect(html).toContain("one more question");
    const missing = await post(token, [
      [":page", "1"],
      [":seen", "nps reason"],
      ["nps", "2"],
    ]);
    expect(missing.status).toBe(422);
    expect(await missing.text()).toContain("Choose one of the answers.");
  });

  test("goes back without demanding anything, and keeps what stands on the page", async () => {
    const { id, token } = await visitor(paged);
    await post(token, pageOne);
    await post(token, [
      [":page", "2"],
      ["more", "x"],
    ]);
    const back = await post(token, [
      [":page", "3"],
      [":go", "back"],
      ["count", "many"],
      ["when", "2026-11-20"],
    ]);
    expect(back.headers.get("location")).toContain("page=2");
    expect((await partialsOf(id))[0]).toMatchObject({ page: 3, answers: { when: "2026-11-20" } });
    const third = await (await get(token, "?page=3")).text();
    expect(third).toContain('value="many"');
    expect(third).toContain('value="2026-11-20"');
  });

  test("answers of two tabs meet", async () => {
    const { id, token } = await visitor(paged);
    await post(token, [
      [":page", "1"],
      ["nps", "9"],
    ]);
    await Promise.all([
      post(token, [
        [":page", "3"],
        [":go", "back"],
        ["count", "7"],
      ]),
      post(token, [
        [":page", "1"],
        ["nps", "10"],
      ]),
    ]);
    expect((await partialsOf(id))[0]).toMatchObject({ answers: { nps: 10, count: 7 } });
  });

  test("does not lead past a page that must be answered", async () => {
    const { token } = await visitor(paged);
    expect(await (await get(token, "?page=3")).text()).toContain("Page 1 of 3");
    const last = await post(token, [
      [":page", "3"],
      ["count", "1"],
    ]);
    expect(last.status).toBe(422);
    expect(await last.text()).toContain("Recommend?");
  });

  test("shows what fits at once by a style sheet, and asks nothing of the browser that may be hidden", async () => {
    const { token } = await visitor(paged);
    const html = await (await get(token)).text();
    const ids = [0, 1, 2, 3, 4, 5, 6].map((i) => `#q1-${i}`).join();
    expect(html).toContain(`form:has(:is(${ids}):checked) #q2-card{display:block}`);
    expect(html).toMatch(/<fieldset class="card if"/);
    expect(html).not.toMatch(/name="reason"[^>]*required/);
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });
});

describe("what is said after the last page", () => {
  const link = { url: "https://reviews.example.com/", label: { en: "Write a review" } };
  const thanks = {
    questions: questions.slice(0, 1),
    thankYou: [
      {
        when: low,
        text: { en: "# Sorry, {{firstName}}\n\nYou gave {{answers.nps}}." },
        link: null,
        redirect: null,
      },
      { when: null, text: { en: "Great, **{{lastName|friend}}**." }, link, redirect: null },
    ],
    welcome: { en: "Welcome, {{firstName}}. *Please*" },
  };

  test.each([
    ["3", "<h1>Sorry, **x** &lt;i&gt;</h1>\n<p>You gave 3.</p>"],
    ["9", "<p>Great, <strong>friend</strong>.</p>"],
  ])("depends on the score: %s", async (score, text) => {
    const { token } = await visitor(thanks, { firstName: "**x** <i>" });
    expect(await (await get(token)).text()).toContain("<p>Welcome, **x** &lt;i&gt;. <em>Please</em></p>");
    await post(token, [["nps", score]]);
    expect(await (await get(token, "?thanks")).text()).toContain(text);
  });

  test("leads on where it should, under the page's own policy", async () => {
    const redirect = "https://shop.example.com/?a=1&b=2";
    const { token } = await visitor({
      questions: questions.slice(0, 1),
      thankYou: [{ when: null, text: { en: "Bye" }, link: null, redirect }],
    });
    await post(token, [["nps", "5"]]);
    const page = await get(token, "?thanks");
    expect(await page.text()).toContain(
      '<meta http-equiv="refresh" content="0;url=https://shop.example.com/?a=1&amp;b=2"/>',
    );
  });
});

test("a survey is closed from its closing date on", async () => {
  const { id, token } = await visitor({ ...paged, closesAt: new Date("2026-11-24T08:59:59Z") });
  expect(await (await get(token)).text()).toContain("This survey is closed.");
  expect((await post(token, [["nps", "9"]])).status).toBe(403);
  expect(await answersOf(id)).toEqual([]);
});

test("a number with three decimals stays itself from page to page in a language that groups by points", async () => {
  const { id, token } = await visitor({
    languages: ["de"],
    questions: [
      { key: "weight", type: "number", title: { de: "Wie schwer?" }, required: true },
      { key: "why", type: "text", title: { de: "Warum?" }, required: false, page: 2 },
    ],
  });
  await post(token, [
    [":page", "1"],
    ["weight", "1,234"],
  ]);
  const shown = await (await get(token, "?page=1")).text();
  expect(shown).toMatch(/<input[^>]*name="weight"[^>]*value="1,234"/);
  await post(token, [
    [":page", "2"],
    ["why", "Cafe\u0301"],
  ]);
  expect(await answersOf(id)).toEqual([{ weight: 1.234, why: "Café" }]);
});

test("a page in a language that it does not speak says the survey's own words, and the rest in English", async () => {
  const { token } = await visitor({
    languages: ["et"],
    words: {
      ...{ next: { et: "Edasi" }, page: { et: "Lk {page}/{pages}" }, required: { et: "Kohustuslik" } },
      ...{ wrong: { et: "Vaata üle" }, thanks: { et: "Aitäh!" } },
    },
    questions: [
      { key: "nps", type: "nps", title: { et: "Kas soovitaksid?" }, required: true },
      { key: "why", type: "text", title: { et: "Miks?" }, required: false, page: 2 },
    ],
  });
  const first = await (await get(token)).text();
  expect(first).toContain('<button class="send" type="submit">Edasi</button>');
  expect(first).toContain('<p class="hint">Lk 1/2</p>');
  expect(first).toMatch(/<p class="hint" id="q1-hint">Kohustuslik<\/p>/);
  const refused = await (await post(token, [[":page", "1"]])).text();
  expect(refused).toContain('<h2 id="wrong">Vaata üle</h2>');
  expect(refused).toContain('<p class="hint" lang="en">Everything you filled in is still here.</p>');
  await post(token, [
    [":page", "1"],
    ["nps", "9"],
  ]);
  const second = await (await get(token)).text();
  expect(second).toContain('<button class="send" type="submit" lang="en">Submit</button>');
  await post(token, [
    [":page", "2"],
    ["why", "Hea"],
  ]);
  expect(await (await get(token, "?thanks")).text()).toContain('<h1 lang="et">Aitäh!</h1>');
});
