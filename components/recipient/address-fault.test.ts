import { expect, test } from "vitest";
import { addressFault } from "./address-fault";

test.each([
  ["  ", "blank"],
  ["elin.example.com", "at"],
  ["elin@", "at"],
  ["a@b@example.com", "at"],
  ["elin@example.com, ask@example.com", "inside"],
  ["Elin <elin@example.com>", "inside"],
  ["elin@localhost", "ending"],
  ["elin@example.c", "ending"],
  [" elin@example.com ", null],
  ["elin@räksmörgås.se", null],
])("%s: %s", (text, fault) => {
  expect(addressFault(text)).toBe(fault);
});
