import { describe, expect, it } from "vitest";
import { failureOf, failures } from "./failures";

describe("the catalogue of failures", () => {
  it.each(Object.entries(failures))("says what %s is and who must act", (code, { kind, title }) => {
    expect(code).toMatch(/^[a-z_]+$/);
    expect(["sender", "setup", "system", "receiver"]).toContain(kind);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
  });

  it.each([
    ["invalid_data", "sender"],
    ["unreadable_body", "sender"],
    ["recipient_refused", "sender"],
    ["survey_closed", "setup"],
    ["survey_missing", "setup"],
    ["message_missing", "setup"],
    ["mail_auth", "system"],
    ["mail_unreachable", "system"],
    ["mail_rate_limited", "system"],
    ["mail_error", "system"],
    ["mail_unwritable", "system"],
  ] as const)("lays %s at the door of the %s", (code, kind) => {
    const at = new Date("2026-11-24T12:00:00Z");
    expect(failureOf(code, "send", at)).toEqual({
      kind,
      code,
      step: "send",
      at: "2026-11-24T12:00:00.000Z",
    });
    const said = { said: "550 No such user." };
    expect(failureOf(code, "send", at, said).details).toEqual(said);
  });
});
