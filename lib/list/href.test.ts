import { expect, test } from "vitest";
import { hrefWith } from "./href";

test("an address carries what is not empty, and nothing else", () => {
  expect(hrefWith("/runs", { q: "a&b", status: "", from: undefined, cursor: null })).toBe("/runs?q=a%26b");
  expect(hrefWith("/runs", { q: "" })).toBe("/runs");
});
