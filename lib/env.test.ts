import { describe, expect, it } from "vitest";
import { readEnv, variableNames } from "./env";

describe("the environment", () => {
  const bad: Record<string, string[]> = {
    PORT: ["http", "-1", "65536", "3000.5", "0x10", " "],
    APP_URL: [
      "surveys.example.com",
      "ftp://surveys.example.com",
      "https://",
      "https://surveys.example.com/surveys",
      "https://surveys.example.com/?a=1",
      "https://surveys.example.com/#a",
      "https://ann:hunter2@surveys.example.com",
      "https://surveys.example.com:99999",
    ],
    TRUST_PROXY: ["yes", "1.2", "999.1.1.1", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/8,", "::1/129"],
    DATABASE_URL: [
      "mysql://u:hunter2@h/d",
      "postgres://u:hunter2@h:port/d",
      "postgres://u:hunter2@h/d?sslmode=on",
      "u:hunter2@h",
    ],
    AUTH_SECRET: ["hunter2"],
    ADMIN_EMAIL: ["admin", "a b@example.com"],
    ADMIN_API_TOKEN: ["hunter2"],
    RESEND_API_KEY: ["re hunter2", "re_hunter2\n"],
    RESEND_BASE_URL: ["api.resend.com"],
    RESEND_WEBHOOK_SECRET: ["whsec hunter2"],
    SMTP_URL: [
      "mail.example.com",
      "http://u:hunter2@h",
      "smtp://u:hunter2#a@h:587",
      "smtp://u:hunter2@h:99999",
      "smtp://u:hunter2/a@h:587",
      "smtp:///",
    ],
    MAIL_FROM: [
      "Surveyhook",
      "no reply@example.com",
      "A <a@example.com>, B <b@example.com>",
      "A <a@example.com>\r\nBcc: b@example.com",
    ],
    INNGEST_BASE_URL: ["inngest:8288"],
    INNGEST_EVENT_KEY: ["hunter2 "],
    INNGEST_SIGNING_KEY: ["hunter2 "],
    INNGEST_DEV: ["yes"],
    INNGEST_SERVE_ORIGIN: ["app:3000", "http://app:3000/api"],
    ALLOWED_PRIVATE_TARGETS: ["10.0.0.0/99", "all"],
    MAIL_RATE_PER_SECOND: ["fast", "0", "-1", "Infinity"],
    RETRY_SCALE: ["slow", "0", "-1", "101"],
    LOG_LEVEL: ["loud"],
  };

  it.each(Object.entries(bad).flatMap(([name, values]) => values.map((value) => [name, value])))(
    "refuses %s=%j in one line that names it and the remedy",
    (name, value) => {
      const message = (() => {
        try {
          return String(
            readEnv({ ADMIN_EMAIL: "a@example.com", ADMIN_PASSWORD: "four words in a row", [name!]: value }),
          );
        } catch (error) {
          return (error as Error).message;
        }
      })();
      expect(message).toMatch(new RegExp(`^${name}: [^\\n]{15,}$`));
      expect(message).not.toContain("hunter2");
    },
  );

  it("has a bad value of every variable above, but of those that take anything", () => {
    // A host, a folder or a password is found wanting only where it is used; see their tests.
    const anything = ["NODE_ENV", "HOST", "DATA_DIR", "ADMIN_PASSWORD"];
    expect(variableNames.filter((name) => !(name in bad))).toEqual(anything);
  });

  it.each([
    ["https://Surveys.Example.com/", "https://surveys.example.com"],
    ["https://surveys.example.com:443", "https://surveys.example.com"],
    ["http://surveys.lan:8080", "http://surveys.lan:8080"],
    ["https://enkät.se", "https://xn--enkt-noa.se"],
  ])("takes APP_URL=%s as the origin %s", (APP_URL, origin) => {
    expect(readEnv({ APP_URL }).APP_URL).toBe(origin);
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
