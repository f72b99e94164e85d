import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

describe("the environment", () => {
  it.each([
    ["TRUST_PROXY", "yes"],
    ["TRUST_PROXY", "1.2"],
    ["TRUST_PROXY", "999.1.1.1"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "10.0.0.0/8/8"],
    ["TRUST_PROXY", "10.0.0.0/8,"],
    ["TRUST_PROXY", "::1/129"],
    ["MAIL_FROM", "Surveyhook"],
    ["MAIL_FROM", "no reply@example.com"],
    ["MAIL_FROM", "A <a@example.com>, B <b@example.com>"],
    ["MAIL_FROM", "A <a@example.com>\r\nBcc: b@example.com"],
  ])("refuses %s=%j in one line that names it", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name}: must be [^\\n]+$`));
  });

  it.each([
    ["TRUST_PROXY", "1"],
    ["TRUST_PROXY", "127.0.0.1"],
    ["TRUST_PROXY", "10.0.0.0/8, fd00::/8"],
    ["MAIL_FROM", "no-reply@localhost"],
    ["MAIL_FROM", "Åsas enkäter <hej@example.com>"],
    ["MAIL_FROM", '"Shop, Inc." <shop@example.com>'],
  ])("takes %s=%s", (name, value) => {
    expect(readEnv({ [name]: value })).toMatchObject({ [name]: value });
  });

  describe("of a process that takes unsigned calls of an Inngest dev server", () => {
    const production = { NODE_ENV: "production" };

    it.each([
      { INNGEST_DEV: "1", HOST: "0.0.0.0" },
      { INNGEST_DEV: "true", HOST: "::" },
      { INNGEST_DEV: "http://localhost:8288", HOST: "192.168.1.7" },
      { INNGEST_DEV: "1", APP_URL: "https://surveys.example.com" },
      { INNGEST_DEV: "1", INNGEST_SERVE_ORIGIN: "http://app:3000" },
      { INNGEST_DEV: "1", INNGEST_SIGNING_KEY: "signkey-prod-ab", INNGEST_EVENT_KEY: "e", HOST: "0.0.0.0" },
    ])("refuses %j, which others than this machine reach", (given) => {
      expect(() => readEnv({ ...production, ...given })).toThrow(/^INNGEST_DEV: lets anybody who [^\n]+$/);
    });

    it.each([
      { INNGEST_DEV: "1" },
      { INNGEST_DEV: "http://127.0.0.1:8288", HOST: "::1" },
      { INNGEST_DEV: "1", HOST: "localhost", APP_URL: "http://localhost:4000" },
      { INNGEST_DEV: "0", INNGEST_SIGNING_KEY: "signkey-prod-ab", INNGEST_EVENT_KEY: "e", HOST: "0.0.0.0" },
    ])("takes %j", (given) => {
      expect(readEnv({ ...production, ...given })).toMatchObject(given);
    });

    it.each(["yes", "on", "8288", "localhost"])("refuses INNGEST_DEV=%s, which says neither", (value) => {
      expect(() => readEnv({ INNGEST_DEV: value })).toThrow(/^INNGEST_DEV: must be [^\n]+$/);
    });
  });

  it("refuses an INNGEST_SERVE_ORIGIN with a path", () => {
    expect(() => readEnv({ INNGEST_SERVE_ORIGIN: "http://app:3000/x" })).toThrow(
      /^INNGEST_SERVE_ORIGIN: must/,
    );
  });
});
