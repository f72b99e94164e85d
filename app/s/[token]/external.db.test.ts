import { describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { later, linksForTests, now } from "./testing";

const db = await testDatabase();
const { get, rowOf, visitor } = await linksForTests(db);

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
