import { expect, test } from "vitest";
import { trustOwnOrigin } from "./trust-own-origin";

const host = (origin: string | undefined, asked: Record<string, string>) => {
  const headers: Record<string, string> = { ...asked, ...(origin === undefined ? {} : { origin }) };
  trustOwnOrigin("https://surveys.example.com:8443")(headers);
  return headers["x-forwarded-host"];
};

test.each<Record<string, string>>([
  { host: "surveys.example.com" },
  { host: "127.0.0.1:3000" },
  { host: "app:3000", "x-forwarded-host": "surveys.example.com" },
])("a page at APP_URL may change things although the proxy says %j", (asked) => {
  expect(host("https://surveys.example.com:8443", asked)).toBe("surveys.example.com:8443");
});

test.each(["https://surveys.example.com", "https://evil.example", "null", "no url", undefined])(
  "of a page at %s nothing is said that the proxy did not say",
  (origin) => {
    expect(host(origin, { host: "surveys.example.com:8443" })).toBeUndefined();
    expect(host(origin, { "x-forwarded-host": "a" })).toBe("a");
  },
);
