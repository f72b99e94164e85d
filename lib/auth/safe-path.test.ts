import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

describe("the path after signing in", () => {
  it.each(["/mail", "/automations/aut_1/runs?status=failed&q=a%40b.se", "/runs/run_1#payload"])(
    "is followed: %s",
    (path) => {
      expect(safePath(path)).toBe(path);
    },
  );

  it.each([
    null,
    "",
    "mail",
    "//evil.example",
    "/\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/a\nb",
    "/sign-in?callbackUrl=/mail",
    "/api/auth/signout",
  ])("is not followed: %j", (path) => {
    expect(safePath(path)).toBe("/automations");
  });

  it("never leads to another origin", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const base = "https://surveys.example.com";
        expect(new URL(safePath(`/${text}`), base).origin).toBe(base);
      }),
    );
  });
});
