import { describe, expect, test } from "vitest";
import type { Filter } from "@/db/schema";
import { draftOfFilter, filterOfDraft, operatorsFor } from "./form";

const kindOf = (field: string) =>
  field === "Total" ? ("number" as const) : field === "Member" ? ("boolean" as const) : ("text" as const);
const back = (filter: Filter | null) => filterOfDraft(draftOfFilter(filter), kindOf).filter;

describe("a stored filter in a form, and back", () => {
  test.each<[string, Filter | null, Filter | null]>([
    ["none", null, null],
    ["an empty group", { all: [] }, null],
    [
      "one condition becomes a group of one",
      { field: "Total", op: "gte", value: 300 },
      { all: [{ field: "Total", op: "gte", value: 300 }] },
    ],
    [
      "two levels",
      {
        all: [
          { field: "Plan", op: "in", value: ["Pro", "Free"] },
          {
            any: [
              { field: "Member", op: "equals", value: true },
              { field: "Note", op: "not_exists" },
            ],
          },
        ],
      },
      {
        all: [
          { field: "Plan", op: "in", value: ["Pro", "Free"] },
          {
            any: [
              { field: "Member", op: "equals", value: true },
              { field: "Note", op: "not_exists" },
            ],
          },
        ],
      },
    ],
    [
      "what lies deeper stays as it is",
      { any: [{ all: [{ any: [{ field: "A", op: "exists" }] }] }] },
      { any: [{ all: [{ any: [{ field: "A", op: "exists" }] }] }] },
    ],
    [
      "long numbers stay text",
      { any: [{ field: "Total", op: "equals", value: "12345678901234567890" }] },
      { any: [{ field: "Total", op: "equals", value: "12345678901234567890" }] },
    ],
  ])("%s", (_, stored, made) => {
    expect(back(stored)).toEqual(made);
  });
});

test("conditions without a value are named and left out, and the others know their place", () => {
  const made = filterOfDraft(
    {
      join: "all",
      parts: [
        { id: "a", field: "Plan", op: "equals", value: "  ", list: [] },
        { id: "b", field: "Plan", op: "in", value: "", list: ["", "Pro"] },
        { id: "g", join: "any", parts: [{ id: "c", field: "Note", op: "in", value: "x", list: [] }] },
        { id: "h", join: "any", parts: [{ id: "d", field: "Total", op: "gt", value: "5", list: [] }] },
      ],
    },
    kindOf,
  );
  expect(made.filter).toEqual({
    all: [{ field: "Plan", op: "in", value: ["Pro"] }, { any: [{ field: "Total", op: "gt", value: 5 }] }],
  });
  expect(made.places).toEqual({ "0": "b", "1.0": "d" });
  expect(made.blank).toEqual(["a", "c"]);
});

test("operators follow what the field must be", () => {
  expect(operatorsFor("number")).toContain("gte");
  expect(operatorsFor("number")).not.toContain("contains");
  expect(operatorsFor("date")[0]).toBe("before");
  expect(operatorsFor("email")).toContain("ends_with");
  expect(operatorsFor("boolean")).toEqual(["equals", "exists", "not_exists"]);
});
