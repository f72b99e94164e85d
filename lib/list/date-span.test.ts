import { expect, test } from "vitest";
import { dateSpanOf } from "./date-span";

const zone = "Europe/Stockholm";

test("days are those of the zone, the last one included, whatever the clocks do", () => {
  expect(dateSpanOf({ from: "2026-10-25", to: "2026-10-25" }, zone)).toEqual({
    ...{ from: "2026-10-25", to: "2026-10-25" },
    since: new Date("2026-10-24T22:00:00Z"),
    until: new Date("2026-10-25T23:00:00Z"),
  });
});

test("one end may be open", () => {
  expect(dateSpanOf({ from: "2026-11-24" }, zone)).toMatchObject({ from: "2026-11-24", until: undefined });
  expect(dateSpanOf({ to: "2026-11-24" }, zone)).toMatchObject({
    since: undefined,
    until: new Date("2026-11-24T23:00:00Z"),
  });
});

test("days the wrong way round are turned", () => {
  expect(dateSpanOf({ from: "2026-11-24", to: "2026-11-01" }, zone)).toMatchObject({
    ...{ from: "2026-11-01", to: "2026-11-24" },
  });
});

test.each([
  "",
  "yesterday",
  "2026-02-30",
  "2026-2-3",
  "0026-11-24",
  "2026-11-24T00:00",
  "2026-11-24\0",
  "+002026-11-24",
  null,
  ["2026-11-24"],
])("%j is no day, and left out", (text) => {
  expect(dateSpanOf({ from: text, to: text }, zone)).toEqual({
    ...{ from: undefined, to: undefined, since: undefined, until: undefined },
  });
});
