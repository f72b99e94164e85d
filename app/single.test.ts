import { expect, test } from "vitest";
import { single } from "./single";

test("a name that comes several times counts once, and no NUL reaches the database", () => {
  expect(single({ q: ["a\0b", "c"], cursor: undefined, status: "sent" })).toEqual({
    ...{ q: "ab", cursor: undefined, status: "sent" },
  });
});
