import { expect, it } from "vitest";
import { momentInput } from "./moment";

it.each([
  ["2026-11-26T08:00:00Z", "2026-11-26T08:00:00.000Z"],
  ["2026-11-26T09:00:00+01:00", "2026-11-26T08:00:00.000Z"],
  ["2026-11-26T09:00:00 01:00", "2026-11-26T08:00:00.000Z"],
  ["2026-11-26T08:00:00", "2026-11-26T08:00:00.000Z"],
  ["2026-11-26 08:00", "2026-11-26T08:00:00.000Z"],
  ["2026-11-26", "2026-11-26T00:00:00.000Z"],
  ["20261126", "2026-11-26T00:00:00.000Z"],
  ["20261126T080000Z", "2026-11-26T08:00:00.000Z"],
  ["20261126T080000.25Z", "2026-11-26T08:00:00.250Z"],
])("the moment %s of a query or body is %s", (text, moment) => {
  expect(momentInput.parse(text).toISOString()).toBe(moment);
});

it.each(["yesterday", "2026-13-01", "2026-02-30", "2026-11", "1764144000", ""])("%j is none", (text) => {
  expect(momentInput.safeParse(text).success).toBe(false);
});
