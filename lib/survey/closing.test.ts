import { expect, test } from "vitest";
import { closingOf, localClosing } from "./closing";

test.each([
  ["2026-12-01T17:00", "Europe/Stockholm", "2026-12-01T16:00:00.000Z"],
  ["2026-06-01T17:00", "Europe/Stockholm", "2026-06-01T15:00:00.000Z"],
  ["2026-06-01T17:05", "Asia/Kathmandu", "2026-06-01T11:20:00.000Z"],
])("%s in %s is one moment, there and back", (local, zone, moment) => {
  expect(closingOf(local, zone)).toEqual(new Date(moment));
  expect(localClosing(new Date(moment), zone)).toBe(local);
});

test("blank is no closing date, and what is no date with a time is told", () => {
  expect([closingOf(" ", "UTC"), localClosing(null, "UTC")]).toEqual([null, ""]);
  expect([closingOf("soon", "UTC"), closingOf("2026-12-01", "UTC")]).toEqual([undefined, undefined]);
});
