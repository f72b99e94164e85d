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
});
