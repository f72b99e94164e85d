import { describe, expect, it } from "vitest";
import { isOwnOrigin } from "./origin";

const app = "https://surveys.example.com";
const ask = (headers: Record<string, string>, bare = false) =>
  isOwnOrigin(new Headers({ host: "127.0.0.1:3000", ...headers }), app, bare);

describe("the origin of a change", () => {
  it("is ours where it is the host asked for, or the address of the installation", () => {
    expect(ask({ origin: "http://127.0.0.1:3000" })).toBe(true);
    expect(ask({ origin: "https://surveys.example.com" })).toBe(true);
  });

  it("is not ours where host or port differ", () => {
    expect(ask({ origin: "http://127.0.0.1:3001" })).toBe(false);
    expect(ask({ origin: "https://evil.example" })).toBe(false);
    expect(ask({ origin: "https://surveys.example.com.evil.example" })).toBe(false);
    expect(ask({ origin: "no url" })).toBe(false);
  });

  it("does not become ours by Sec-Fetch-Site when the Origin is another's", () => {
    expect(ask({ origin: "https://evil.example", "sec-fetch-site": "same-origin" })).toBe(false);
  });

  it.each([
    ["same-origin", true],
    ["none", true],
    ["same-site", false],
    ["cross-site", false],
  ])("without an Origin is decided by Sec-Fetch-Site: %s", (site, expected) => {
    expect(ask({ "sec-fetch-site": site }, true)).toBe(expected);
    expect(ask({ origin: "null", "sec-fetch-site": site }, true)).toBe(expected);
  });

  it("is the caller's to judge where no browser tells, but null is a browser's word", () => {
    expect(ask({}, true)).toBe(true);
    expect(ask({}, false)).toBe(false);
    expect(ask({ origin: "null" }, true)).toBe(false);
  });
});
