import { expect, test } from "vitest";
import { readFilter, resultHref } from "./query";

const now = new Date("2026-11-24T09:00:00Z");
const zone = "Europe/Stockholm";
const survey = {
  languages: ["en", "sv"],
  variables: [{ name: "Plan", type: "text" as const, required: false }],
};

test("a period of whole days is compared with the one before, of the same length and people", () => {
  const { filter, before, days } = readFilter(
    { range: "7d", language: "sv", "with.Plan": "Pro" },
    survey,
    zone,
    now,
  );
  const people = { language: "sv", variables: { Plan: "Pro" } };
  const [from, start] = [new Date("2026-11-17T23:00:00Z"), new Date("2026-11-10T23:00:00Z")];
  expect({ filter, before, days }).toEqual({
    ...{ days: 7, filter: { ...people, since: from } },
    before: { ...people, since: start, until: from },
  });
});

test("what the URL cannot mean is left out; all the time has none before it", () => {
  const query = { range: "1y", language: "da", "with.Other": "x", "with.Plan": "a\0b" };
  expect(readFilter(query, survey, zone, now)).toMatchObject({ range: "all", filter: {}, before: null });
  expect(readFilter({ "with.Plan": ["a", "b"] }, survey, zone, now).filter).toEqual({});
});

test("an address keeps every part but those taken out", () => {
  expect(resultHref({ range: "7d", "with.Plan": "A & B", language: null })).toBe(
    "?range=7d&with.Plan=A+%26+B",
  );
});

test("two days go before a period, and are compared with as many before them", () => {
  const query = { range: "7d", from: "2026-11-01", to: "2026-11-03" };
  const [since, until] = [new Date("2026-10-31T23:00:00Z"), new Date("2026-11-03T23:00:00Z")];
  expect(readFilter(query, survey, zone, now)).toMatchObject({
    ...{ range: "all", from: "2026-11-01", to: "2026-11-03", days: 3, filter: { since, until } },
    before: { since: new Date("2026-10-28T23:00:00Z"), until: since },
  });
});
