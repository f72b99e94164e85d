import { expect, test } from "vitest";
import { momentOf } from "./time";

const now = Date.parse("2026-11-24T10:00:00Z");

test.each([
  ["3s", 3_000],
  ["1m30s", 90_000],
  ["2h", 7_200_000],
  ["1w1d", 691_200_000],
  ["", 0],
  ["45", 45_000],
])("reads the time string %j", (text, milliseconds) => {
  expect(momentOf(text, now)).toBe(now + milliseconds);
});

test("reads an ISO 8601 date", () => {
  expect(momentOf("2026-11-24T10:00:05.000Z", now)).toBe(now + 5_000);
});

test.each(["soon", "3x", "s3"])("does not guess at %j", (text) => {
  expect(momentOf(text, now)).toBeUndefined();
});
