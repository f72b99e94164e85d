import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone } from "../time-zone";
import { compareIsoDates, parseIsoDate } from "./iso-date";

const zone = "Europe/Stockholm";

function read(text: string, timeZone = zone) {
  const date = parseIsoDate(text, timeZone);
  return date && `${date.day} ${date.moment ?? "whole day"}`;
}

describe("an ISO 8601 date", () => {
  it.each([
    ["2026-11-24", "2026-11-24 whole day"],
    [" 2026-11-24\n", "2026-11-24 whole day"],
    ["2024-02-29", "2024-02-29 whole day"],
    ["2026-11-24T09:00", "2026-11-24 2026-11-24T08:00:00Z"],
    ["2026-11-24 09:00:00", "2026-11-24 2026-11-24T08:00:00Z"],
    ["2026-11-24T09:00:00.123", "2026-11-24 2026-11-24T08:00:00.123Z"],
    ["2026-11-24T09:00:00,5", "2026-11-24 2026-11-24T08:00:00.5Z"],
    ["2026-11-24T09:00:00.123456Z", "2026-11-24 2026-11-24T09:00:00.123456Z"],
    ["2026-11-24T09:00Z", "2026-11-24 2026-11-24T09:00:00Z"],
    ["2026-11-24T09:00z", "2026-11-24 2026-11-24T09:00:00Z"],
    ["2026-11-24T09:00:00+02:00", "2026-11-24 2026-11-24T07:00:00Z"],
    ["2026-11-24T09:00:00+0200", "2026-11-24 2026-11-24T07:00:00Z"],
    ["2026-11-24T09:00:00-05", "2026-11-24 2026-11-24T14:00:00Z"],
    ["2026-11-24T09:00:00+05:45", "2026-11-24 2026-11-24T03:15:00Z"],
    ["2026-11-24T09:00:00 +02:00", "2026-11-24 2026-11-24T07:00:00Z"],
    ["2026-11-24T09:00:00 Z", "2026-11-24 2026-11-24T09:00:00Z"],
    ["2026-11-24 09:00:00 +0200", "2026-11-24 2026-11-24T07:00:00Z"],
    ["2026-11-24T23:30:00Z", "2026-11-25 2026-11-24T23:30:00Z"],
    ["2026-11-24T00:30:00+02:00", "2026-11-23 2026-11-23T22:30:00Z"],
    ["20261124", "2026-11-24 whole day"],
    ["20261124T100000Z", "2026-11-24 2026-11-24T10:00:00Z"],
    ["20261124T100000", "2026-11-24 2026-11-24T09:00:00Z"],
    ["20261124T1000+0200", "2026-11-24 2026-11-24T08:00:00Z"],
    ["20261124T10Z", "2026-11-24 2026-11-24T10:00:00Z"],
    ["20261124t100000.25z", "2026-11-24 2026-11-24T10:00:00.25Z"],
    ["20261124 100000", "2026-11-24 2026-11-24T09:00:00Z"],
    ["2026-11-24T10", "2026-11-24 2026-11-24T09:00:00Z"],
    ["2026-11-24T24:00", "2026-11-25 2026-11-24T23:00:00Z"],
    ["2026-11-24T24:00:00Z", "2026-11-25 2026-11-25T00:00:00Z"],
    ["2026-11-24T09:00:00.1234567890123Z", "2026-11-24 2026-11-24T09:00:00.123456789Z"],
    ["2026-11-24T24:00:01Z", undefined],
    ["20260230", undefined],
    ["20261324", undefined],
    ["2026-1124", undefined],
    ["202611", undefined],
    ["2026112", undefined],
    ["202611241", undefined],
    ["2026-W48-2", undefined],
    ["2026-328", undefined],
    ["2026-02-30", undefined],
    ["2026-02-29", undefined],
    ["2026-13-01", undefined],
    ["2026-00-10", undefined],
    ["2026-04-31T10:00:00Z", undefined],
    ["2026-04-31T10:00:00", undefined],
    ["2026-11-24T25:00Z", undefined],
    ["2026-11-24T09:61", undefined],
    ["2026-11-24T09:00+25:00", undefined],
    ["2026-11-24T", undefined],
    ["2026-11-24T9:00", undefined],
    ["2026-1-2", undefined],
    ["26-11-24", undefined],
    ["2026-11", undefined],
    ["24/11/2026", undefined],
    ["11/24/2026", undefined],
    ["24.11.2026", undefined],
    ["Nov 24, 2026", undefined],
    ["February 3, 2025", undefined],
    ["1764000000", undefined],
    ["2026-11-24x", undefined],
    ["x2026-11-24", undefined],
    ["+002026-11-24", undefined],
    ["-002026-11-24T09:00Z", undefined],
    ["2026-11-24[u-ca=hebrew]", undefined],
    ["2026-11-24T09:00+01:00[Europe/Paris]", undefined],
    ["", undefined],
    ["today", undefined],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["the hour that a spring night skips", "2026-03-29T02:30", "2026-03-29 2026-03-29T01:30:00Z"],
    ["the hour that an autumn night has twice", "2026-10-25T02:30", "2026-10-25 2026-10-25T00:30:00Z"],
    ["summer", "2026-07-01T09:00", "2026-07-01 2026-07-01T07:00:00Z"],
    ["winter", "2026-12-01T09:00", "2026-12-01 2026-12-01T08:00:00Z"],
  ])("is local to the zone in %s", (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("does not look at the zone of the machine", () => {
    expect(read("2026-11-24T00:00", "UTC")).toBe("2026-11-24 2026-11-24T00:00:00Z");
    expect(read("2026-11-24T20:00Z", "Asia/Tokyo")).toBe("2026-11-25 2026-11-24T20:00:00Z");
    expect(read("2026-11-24T04:00Z", "America/New_York")).toBe("2026-11-23 2026-11-24T04:00:00Z");
  });

  it("exists exactly where the calendar has it", () => {
    const two = (number: number) => String(number).padStart(2, "0");
    const part = fc.integer({ min: 0, max: 33 });
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), part, part, (year, month, day) => {
        const utc = new Date(Date.UTC(year, month - 1, day));
        const real = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
        const text = `${year}-${two(month)}-${two(day)}`;
        expect(parseIsoDate(text, zone) !== undefined).toBe(real);
        expect(parseIsoDate(`${text}T12:00`, zone) !== undefined).toBe(real);
        expect(parseIsoDate(`${text}T12:00Z`, zone) !== undefined).toBe(real);
      }),
    );
  });

  it("reads what Date.toISOString writes as the same moment", () => {
    const years = { min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (date) => {
        expect(parseIsoDate(date.toISOString(), zone)?.moment?.epochMilliseconds).toBe(date.getTime());
      }),
    );
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]?\d?\d?:?\d?\d?[Z+-]?\d?\d?$/), (text) => {
        parseIsoDate(text, zone);
      }),
    );
  });
});

describe("comparing dates", () => {
  it.each([
    ["2026-11-24", "2026-11-25", -1],
    ["2026-11-24", "2026-11-24", 0],
    ["2026-11-24T09:00Z", "2026-11-24T10:00Z", -1],
    ["2026-11-24T09:00Z", "2026-11-24T10:00+01:00", 0],
    ["2026-11-24T09:00", "2026-11-24T08:00Z", 0],
    ["2026-11-24T09:00:00.001Z", "2026-11-24T09:00Z", 1],
    ["2026-11-24T00:30", "2026-11-24", 0],
    ["2026-11-24T23:59", "2026-11-24", 0],
    ["2026-11-24T23:30Z", "2026-11-24", 1],
    ["2026-11-24T23:30Z", "2026-11-25", 0],
    ["2026-11-24T00:30+02:00", "2026-11-24", -1],
  ])("%s against %s", (a, b, sign) => {
    const [left, right] = [parseIsoDate(a, zone)!, parseIsoDate(b, zone)!];
    expect(Math.sign(compareIsoDates(left, right))).toBe(sign);
    expect(Math.sign(compareIsoDates(right, left))).toBe(0 - sign);
  });
});

it.each([
  ["Europe/Stockholm", true],
  ["UTC", true],
  ["Asia/Kathmandu", true],
  ["Etc/GMT+5", true],
  ["Mars/Olympus", false],
  ["+01:00", false],
  ["-0500", false],
  ["", false],
])("%s is a time zone: %s", (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});
