import { describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { newToken } from "@/lib/ids";
import { showSurvey } from "./handle";
import { base, bilingual, linksForTests, now } from "./testing";

const db = await testDatabase();
const { answersOf, get, post, visitor } = await linksForTests(db);

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
