import { describe, expect, it } from "vitest";
import { type DelayInput, parseDelay, parseDuration, sendAtFor } from "./delay";

const zone = "Europe/Stockholm";

/** The moment of sending as the local wall clock of the zone shows it, or the code of the fault. */
function send(
  input: DelayInput,
  { now = "2026-11-24T12:00:00Z", fields = {} as Record<string, string>, timeZone = zone } = {},
) {
  const delay = parseDelay(input);
  if (!delay.ok) throw new Error(delay.error);
  const at = sendAtFor(delay.value, { now: new Date(now), timeZone, read: (name) => fields[name] });
  return at.ok ? at.value.toISOString() : at.error;
}

describe("a delay", () => {
  it.each([
    "PT3S",
    "PT1M",
    "PT48H",
    "P2D",
    "P2W",
    "P1W2D",
    "P1DT12H",
    "PT1H30M5S",
    "P365D",
    "P52W",
    "PT8760H",
    "PT525600M",
    "PT31536000S",
  ])("of %s is taken", (duration) => {
    expect(parseDelay(duration)).toEqual({ ok: true, value: { duration } });
  });

  it.each([
    ["shorter than three seconds", ["PT2S", "PT0S", "P0D", "P0W"]],
    [
      "longer than 365 days",
      ["P366D", "P365DT1S", "P53W", "PT8761H", "PT525601M", "PT31536001S", "P99999999999999999999D"],
    ],
    ["in years or months", ["P1Y", "P1M", "P1Y2M3D", "P1MT1H"]],
    ["in lower case", ["p2d", "P2d", "pt3s", "PT48h"]],
    ["with a sign", ["-P2D", "+P2D", "P-2D", "PT-3S"]],
    ["with a fraction", ["P1.5D", "PT1.5H", "PT3.0S", "P1,5D"]],
    [
      "that is no duration",
      ["", "P", "PT", "P2DT", "2D", "2", "T3S", "P2D1W", "PT3S1M", "PT2D", "P2H", "xxP2Dyy"],
    ],
    ["with blanks around", [" P2D", "P2D ", "P2D\n", "P 2D"]],
  ])("%s is refused", (_, durations) => {
    for (const duration of durations) {
      expect(parseDelay(duration), duration).toEqual({
        ok: false,
        error: expect.stringContaining("PT3S to P365D"),
      });
    }
  });

  it("of null is none", () => {
    expect(parseDelay(null)).toEqual({ ok: true, value: null });
    expect(send(null)).toBe("2026-11-24T12:00:00.000Z");
  });

  it.each<[DelayInput, boolean]>([
    [{ field: "Bought" }, true],
    [{ field: "Bought", plus: "P7D", at: "09:00" }, true],
    [{ field: "Bought", at: "00:00" }, true],
    [{ field: "Bought", at: "23:59" }, true],
    [{ field: "Bought", plus: "P0D" }, true],
    [{ field: "Bought", plus: "PT1S" }, true],
    [{ field: "Bought", at: "24:00" }, false],
    [{ field: "Bought", at: "9:00" }, false],
    [{ field: "Bought", at: "09:60" }, false],
    [{ field: "Bought", at: "09:00:00" }, false],
    [{ field: "Bought", at: "" }, false],
    [{ field: "Bought", plus: "P1M" }, false],
    [{ field: "Bought", plus: "-P1D" }, false],
    [{ field: "Bought", plus: "P366D" }, false],
    [{ field: "Bought", plus: "" }, false],
  ])("of %j is taken: %s", (input, taken) => {
    const delay = parseDelay(input);
    expect(delay).toStrictEqual(
      taken ? { ok: true, value: input } : { ok: false, error: expect.any(String) },
    );
  });

  it("shorter than three seconds may be added to a date", () => {
    expect(parseDuration("PT0S", 0).ok).toBe(true);
    expect(parseDuration("PT2S").ok).toBe(false);
    expect(parseDuration("PT3S").ok).toBe(true);
  });
});

describe("sending after a delay", () => {
  it.each([
    ["PT3S", "2026-11-24T12:00:00Z", "2026-11-24T12:00:03.000Z"],
    ["PT90M", "2026-11-24T12:00:00Z", "2026-11-24T13:30:00.000Z"],
    ["P2D", "2026-11-24T12:00:00.250Z", "2026-11-26T12:00:00.250Z"],
    ["P2W", "2026-11-24T12:00:00Z", "2026-12-08T12:00:00.000Z"],
    ["P365D", "2026-11-24T12:00:00Z", "2027-11-24T12:00:00.000Z"],
    ["P2D", "2026-03-28T12:00:00Z", "2026-03-30T11:00:00.000Z"],
    ["PT48H", "2026-03-28T12:00:00Z", "2026-03-30T12:00:00.000Z"],
    ["P1W", "2026-03-28T12:00:00Z", "2026-04-04T11:00:00.000Z"],
    ["P2D", "2026-10-24T12:00:00Z", "2026-10-26T13:00:00.000Z"],
    ["PT48H", "2026-10-24T12:00:00Z", "2026-10-26T12:00:00.000Z"],
    ["P1DT1H", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00.000Z"],
    ["P1D", "2026-03-28T01:30:00Z", "2026-03-29T01:30:00.000Z"],
  ])("of %s from %s", (duration, now, at) => {
    expect(send(duration, { now })).toBe(at);
  });

  it("counts days in the zone given, not in that of the machine", () => {
    expect(send("P2D", { now: "2026-03-28T12:00:00Z", timeZone: "UTC" })).toBe("2026-03-30T12:00:00.000Z");
    expect(send("P2D", { now: "2026-03-07T12:00:00Z", timeZone: "America/New_York" })).toBe(
      "2026-03-09T11:00:00.000Z",
    );
  });
});

describe("sending at a moment taken from a field", () => {
  const field = "Bought";

  it.each<[string, Exclude<DelayInput, string | null>, string]>([
    ["2026-12-01", { field }, "2026-12-01T08:00:00.000Z"],
    ["2026-12-01", { field, at: "17:30" }, "2026-12-01T16:30:00.000Z"],
    ["2026-12-01", { field, plus: "P7D", at: "09:00" }, "2026-12-08T08:00:00.000Z"],
    ["2026-12-01", { field, plus: "PT36H" }, "2026-12-02T20:00:00.000Z"],
    ["2026-12-01T10:00:00Z", { field }, "2026-12-01T10:00:00.000Z"],
    ["2026-12-01T10:00:00Z", { field, plus: "P7D" }, "2026-12-08T10:00:00.000Z"],
    ["2026-12-01T10:00:00Z", { field, plus: "P7D", at: "09:00" }, "2026-12-08T08:00:00.000Z"],
    ["2026-12-01T23:30:00Z", { field, at: "09:00" }, "2026-12-02T08:00:00.000Z"],
    ["2026-12-01T10:00", { field }, "2026-12-01T09:00:00.000Z"],
    ["2026-11-20", { field, plus: "P7D", at: "09:00" }, "2026-11-27T08:00:00.000Z"],
    ["2027-03-25", { field, plus: "P7D", at: "09:00" }, "2027-04-01T07:00:00.000Z"],
    ["2027-03-27T12:00:00Z", { field, plus: "P2D" }, "2027-03-29T11:00:00.000Z"],
    ["2027-03-27T12:00:00Z", { field, plus: "PT48H" }, "2027-03-29T12:00:00.000Z"],
    ["2027-03-28", { field, at: "02:30" }, "2027-03-28T01:30:00.000Z"],
    ["2027-03-28", { field, plus: "P7D", at: "02:30" }, "2027-04-04T00:30:00.000Z"],
  ])("%s by %j", (value, input, at) => {
    expect(send(input, { fields: { Bought: value } })).toBe(at);
  });

  it.each(["2026-11-24", "2026-11-24T11:59:59Z", "2020-01-01", "0001-01-01"])(
    "sends at once where %s is past",
    (value) => {
      expect(send({ field, at: "09:00" }, { fields: { Bought: value } })).toBe("2026-11-24T12:00:00.000Z");
    },
  );

  it("is measured after the addition", () => {
    expect(send({ field, plus: "P1D" }, { fields: { Bought: "2026-11-24T11:00:00Z" } })).toBe(
      "2026-11-25T11:00:00.000Z",
    );
  });

  it("defaults to 09:00 in the workspace's zone", () => {
    const fields = { Bought: "2026-12-01" };
    expect(send({ field }, { fields, timeZone: "UTC" })).toBe("2026-12-01T09:00:00.000Z");
    expect(send({ field }, { fields, timeZone: "America/New_York" })).toBe("2026-12-01T14:00:00.000Z");
  });

  it("is a missing field where the date is absent, and a wrong type where it is none or has five digits in its year", () => {
    expect(send({ field })).toMatchObject({ field, code: "missing_field" });
    expect(send({ field }, { fields: { Bought: "9999-12-31" } })).toBe("9999-12-31T08:00:00.000Z");
    for (const late of ["9999-12-31T23:00-12:00", "9999-12-30T12:00Z"]) {
      const fault = { field, code: "invalid_type" };
      expect(send({ field, plus: "P2D" }, { fields: { Bought: late } })).toMatchObject(fault);
    }
    expect(send({ field }, { fields: { Bought: "soon" } })).toMatchObject({ field, code: "invalid_type" });
    expect(send({ field }, { fields: { Bought: "2026-02-30" } })).toMatchObject({
      field,
      code: "invalid_type",
    });
  });
});
