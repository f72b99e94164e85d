import { describe, expect, test } from "vitest";
import { buildExternalUrl, checkExternalUrl } from "./external-url";

describe("checkExternalUrl", () => {
  test.each([
    "https://forms.example.com/r/abc?email={{email}}&order={{OrderId}}",
    "https://forms.example.com",
    "https://forms.example.com:8443/{{token}}/start#top",
    "https://forms.example.com?x={{firstName|friend of ours}}",
    "  https://forms.example.com/a  ",
  ])("takes %s", (url) => {
    expect(checkExternalUrl(url, ["OrderId"])).toEqual({ ok: true, value: url.trim() });
  });

  test.each([
    ["http://forms.example.com/", /https/],
    ["javascript:alert(1)", /https/],
    ["https://{{email}}/", /host is fixed/],
    ["https://forms.{{Country}}.example.com/", /host is fixed/],
    ["https://forms.example.com{{path}}", /host is fixed/],
    ["https://a:b@forms.example.com/", /user name/],
    ["https://forms.example.com\\@evil.example/", /backslash/],
    ["https://forms.example.com/a b", /blank/],
    ["https:///forms", /no valid URL/],
    ["https://forms.example.com/#{{email}}", /after #/],
    ["https://forms.example.com/{{email}", /brace/],
    ["https://forms.example.com/{{Nope}}", /\{\{Nope\}\}/],
    [`https://forms.example.com/${"a".repeat(2000)}`, /longer/],
  ])("refuses %s", (url, reason) => {
    const checked = checkExternalUrl(url, ["OrderId"]);
    expect(checked.ok).toBe(false);
    expect(!checked.ok && checked.error.message).toMatch(reason);
  });

  test("takes any field name while the variables are not known", () => {
    expect(checkExternalUrl("https://forms.example.com/{{Whatever}}").ok).toBe(true);
  });
});

describe("buildExternalUrl", () => {
  const url = "https://forms.example.com/{{Plan}}/r?email={{email}}&n={{firstName|du där}}";

  test("encodes every value, in path and query", () => {
    expect(buildExternalUrl(url, { Plan: "A/B?#", email: "a+b&c=d@x.se", firstName: "Åsa" })).toBe(
      "https://forms.example.com/A%2FB%3F%23/r?email=a%2Bb%26c%3Dd%40x.se&n=%C3%85sa",
    );
  });

  test("takes the fallback, else nothing, for a missing or empty value", () => {
    expect(buildExternalUrl(url, { email: "", firstName: null })).toBe(
      "https://forms.example.com//r?email=&n=du%20d%C3%A4r",
    );
  });

  test("never lets a value step up in the path or break on a lone surrogate", () => {
    const built = buildExternalUrl("https://forms.example.com/a/{{x}}/{{y}}", { x: "..", y: "\ud800" });
    expect(new URL(built).pathname).toBe("/a/%252E%252E/%EF%BF%BD");
  });

  test("reads names without regard to case, an exact name first, and own names only", () => {
    expect(
      buildExternalUrl("https://x.example/{{EMAIL}}{{a}}{{toString}}", { email: "e", a: "1", A: "2" }),
    ).toBe("https://x.example/e1");
  });
});
