import { expect, test } from "vitest";
import { containing } from "./containing";

test("signs of the pattern stand for themselves", () => {
  expect(containing(" 100%_\\ ")).toBe("%100\\%\\_\\\\%");
});
