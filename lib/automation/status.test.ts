import { describe, expect, it } from "vitest";
import { statusAfter } from "./status-columns";

describe("the status that a change asks for", () => {
  it.each([
    ["enabled", undefined, undefined, "enabled"],
    ["enabled", undefined, false, "disabled"],
    ["enabled", "enabled", false, "disabled"],
    ["enabled", "paused", true, "paused"],
    ["enabled", "paused", undefined, "paused"],
    ["disabled", "disabled", true, "enabled"],
    ["disabled", "enabled", undefined, "enabled"],
    ["disabled", "paused", false, "paused"],
    ["paused", undefined, false, "paused"],
    ["paused", undefined, true, "enabled"],
    ["draft", "draft", true, "draft"],
    ["draft", undefined, false, "draft"],
    ["draft", "enabled", undefined, "enabled"],
    ["draft", "disabled", true, "disabled"],
  ] as const)("from %s by status %s and enabled %s is %s", (before, status, enabled, after) => {
    expect(statusAfter(before, status, enabled)).toBe(after);
  });

  it("is refused where status and enabled ask for different things, and where a draft would come back", () => {
    expect(() => statusAfter("paused", "disabled", true)).toThrow(/enabled/);
    expect(() => statusAfter("enabled", "draft", undefined)).toThrow(/draft/);
  });
});
