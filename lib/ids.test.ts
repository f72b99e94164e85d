import { expect, test } from "vitest";
import { isId, newId, newToken } from "./ids";

test.each([
  [newId("automation"), true],
  [newId("run"), false],
  [`shk_${newToken()}`, false],
  [`aut_${newToken()}`, false],
  ["aut_", false],
  ["", false],
])("%s has the shape of an automation's identifier: %s", (text, has) => {
  expect(isId("automation", text)).toBe(has);
});
