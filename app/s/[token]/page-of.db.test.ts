import { describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { newToken } from "@/lib/ids";
import { bilingual, linksForTests, questions } from "./testing";

const db = await testDatabase();
const { answersOf, get, post, rowOf, visitor } = await linksForTests(db);

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
    const { token } = await visitor({ questions, languages: ["is", "sv"] }, { language: "is" });
    const html = await (await get(token)).text();
    expect(html).toContain('<html lang="is">');
    expect(html).toContain('<legend lang="sv">Rekommendera oss?</legend>');
    expect(html).toContain('<button class="send" type="submit" lang="en">Submit</button>');
  });

  test("runs from the right in Arabic, with words of its own; what is in another language runs its own way", async () => {
    const { token } = await visitor({ questions, languages: ["ar", "sv"] }, { language: "ar-EG" });
    const html = await (await get(token)).text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<button class="send" type="submit">إرسال</button>');
    expect(html).toContain('<legend lang="sv" dir="ltr">Rekommendera oss?</legend>');
    expect(html).not.toMatch(/>(Submit|Required|Optional)/);
  });

  test("runs from the right in a language without words of ours, and they from the left", async () => {
    const { token } = await visitor({ questions, languages: ["he"] }, { language: "he" });
    const html = await (await get(token)).text();
    expect(html).toContain('<html lang="he" dir="rtl">');
    expect(html).toContain('<button class="send" type="submit" lang="en" dir="ltr">Submit</button>');
  });

  test.each([
    ["pt-PT", "pt-PT"],
    ["pt_br", "pt-BR"],
    ["pt", "pt-BR"],
    ["fr", "pt-BR"],
  ])("of two variants shows %s the one of %s", async (own, shown) => {
    const { token } = await visitor({ questions, languages: ["pt-BR", "pt-PT"] }, { language: own });
    const html = await (await get(token)).text();
    expect(html).toContain(`<html lang="${shown}">`);
    expect(html).toContain(">Enviar</button>");
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
});
