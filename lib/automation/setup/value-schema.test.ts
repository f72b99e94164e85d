import { describe, expect, it } from "vitest";
import { automationInput } from "./schema";

const fieldOf = (field: object) => {
  const parsed = automationInput.safeParse({ name: "A", fields: [{ name: "F", ...field }] });
  return parsed.success ? parsed.data.fields![0] : parsed.error.issues.map(({ path }) => path.join("."));
};

describe("what a field may say of its value", () => {
  it("keeps steps as they are written, blanks and all", () => {
    const transform = [
      { op: "split", at: " ", take: -1 },
      { op: "join", with: ", " },
      { op: "map", values: { de_DE: "de" }, else: null },
      { op: "date", format: "DD/MM/YYYY" },
    ];
    expect(fieldOf({ path: "a", transform, default: "" })).toEqual({
      ...{ name: "F", path: "a", required: false, transform, default: "" },
    });
  });

  it("may be fixed, and needs no path then", () => {
    expect(fieldOf({ value: "web" })).toEqual({ name: "F", path: "F", required: false, value: "web" });
    expect(fieldOf({ value: "web", path: "F" })).toMatchObject({ value: "web" });
    expect(fieldOf({ value: "web", path: "a" })).toEqual(["fields.0.value"]);
  });

  it("may say nothing: null is as left out", () => {
    expect(fieldOf({ value: null, transform: null, default: null })).toEqual({
      ...{ name: "F", path: "F", required: false },
    });
  });

  it.each([
    [{ op: "shout" }],
    [{ op: "trim", with: "x" }],
    [{ op: "split", at: "", take: 0 }],
    [{ op: "split", at: ",", take: 0.5 }],
    [{ op: "replace", find: "", with: "x" }],
    [{ op: "date", format: "MM/YYYY" }],
    [{ op: "date", format: "DD/DD/MM/YYYY" }],
    [{ op: "decimal", separator: "x" }],
    [{ op: "map", values: { a: 1 } }],
  ])("refuses %j", (step) => {
    expect(fieldOf({ transform: [step] })).toEqual([expect.stringMatching(/^fields\.0\.transform\.0/)]);
  });

  it("has at most ten steps", () => {
    expect(fieldOf({ transform: Array(10).fill({ op: "trim" }) })).toMatchObject({ name: "F" });
    expect(fieldOf({ transform: Array(11).fill({ op: "trim" }) })).toEqual(["fields.0.transform"]);
  });
});
