import { expect, test } from "vitest";
import { containing } from "./containing";

test("signs of the pattern stand for themselves", () => {
  expect(containing(" 100%_\\ ")).toBe("%100\\%\\_\\\\%");
});

test("what is looked for is in the form in which it is stored", () => {
  expect(containing("\u200bMalmo\u0308\ufeff")).toBe("%Malm\u00f6%");
  expect(containing("ada@malmo\u0308.se")).toBe("%ada@xn--malm-8qa.se%");
});
