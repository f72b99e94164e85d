import { describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { noteTouch } from "./handle";
import { base, later, linksForTests, now } from "./testing";

const db = await testDatabase();
const { get, rowOf, visitor } = await linksForTests(db);

describe("the page of a personal link", () => {
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
