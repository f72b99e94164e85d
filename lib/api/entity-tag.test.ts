import { describe, expect, it } from "vitest";
import { surveys } from "@/db/schema";
import { entityTag, namesTag } from "./entity-tag";

describe("an entity tag", () => {
  it("changes with what it is of, and with nothing that it leaves out", () => {
    const tag = (value: object, leavesOut: string[] = []) =>
      entityTag(JSON.stringify(value), { table: surveys, leavesOut });
    expect(tag({ a: 1 })).toMatch(/^"[\w-]{27}"$/);
    expect(tag({ a: 1 })).not.toBe(tag({ a: 2 }));
    expect(tag({ a: 1, runs: 5 }, ["runs"])).toBe(tag({ a: 1, runs: 6 }, ["runs"]));
  });

  it.each([
    ['"abc"', true, true],
    ['"x", "abc"', true, true],
    ['"x" , W/"y","abc"', true, true],
    ["*", true, true],
    ['W/"abc"', false, true],
    ["abc", false, false],
    ['"x"', false, false],
    ["", false, false],
  ])("is named by %s: strongly %s, weakly %s", (header, strong, weak) => {
    expect(namesTag(header, '"abc"', false)).toBe(strong);
    expect(namesTag(header, '"abc"', true)).toBe(weak);
  });
});
