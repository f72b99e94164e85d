import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawHouse, picture } from "./house";

test("the picture of the house shows the imports as they are; `npm run house` draws it anew", () => {
  expect(readFileSync(picture, "utf8")).toBe(drawHouse());
});
