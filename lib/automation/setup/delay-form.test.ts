import { expect, test } from "vitest";
import type { Delay } from "@/db/schema";
import { parseDelay } from "../decide/delay";
import { delayFormOf, delayOfForm, faultOfDelay } from "./delay-form";

test.each<[Delay | null, Delay | null]>([
  [null, null],
  [{ duration: "P2D" }, { duration: "P2D" }],
  [{ duration: "PT3S" }, { duration: "PT3S" }],
  [{ duration: "P1W1DT5H30M" }, { duration: "P8DT5H30M" }],
  [{ field: "Bought" }, { field: "Bought" }],
  [
    { field: "Bought", plus: "P7D", at: "09:00" },
    { field: "Bought", plus: "P7D", at: "09:00" },
  ],
  [
    { field: "Bought", plus: "PT0S", at: "23:59" },
    { field: "Bought", at: "23:59" },
  ],
])("a delay %o comes back from its form", (stored, made) => {
  const form = delayFormOf(stored);
  expect(delayOfForm(form)).toEqual(made);
  expect(faultOfDelay(form)).toBeNull();
});

test("a delay switched on is one day, and the API takes it", () => {
  const made = delayOfForm({ ...delayFormOf(null), on: true });
  expect(made).toEqual({ duration: "P1D" });
  expect(parseDelay("P1D").ok).toBe(true);
});

test("no time at all, too long a time and no field are told", () => {
  const form = { ...delayFormOf(null), on: true, days: 0 };
  expect(faultOfDelay(form)).toBe("too_short");
  expect(faultOfDelay({ ...form, days: 365, minutes: 1 })).toBe("too_long");
  expect(faultOfDelay({ ...form, from: "field" })).toBe("no_field");
  expect(faultOfDelay({ ...form, from: "field", field: "Bought" })).toBeNull();
  expect(faultOfDelay({ ...form, on: false })).toBeNull();
});
