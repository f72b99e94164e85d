import { describe, expect, it } from "vitest";
import { pickLocale } from "./locale";

describe("the dashboard's language", () => {
  it.each([
    [undefined, null, "en"],
    ["sv", "en", "sv"],
    ["xx", "sv-SE,sv;q=0.9,en;q=0.8", "sv"],
    [undefined, "de-DE,de;q=0.9,sv;q=0.5,en;q=0.4", "sv"],
    [undefined, "en;q=0.4, sv;q=0.5", "sv"],
    [undefined, "sv;q=0, en", "en"],
    [undefined, "fi, *;q=0.1", "en"],
    [undefined, "SV-FI", "sv"],
    [undefined, ";;,q=", "en"],
  ])("is, for the cookie %j and the header %j, %s", (cookie, header, locale) => {
    expect(pickLocale(cookie, header)).toBe(locale);
  });
});
