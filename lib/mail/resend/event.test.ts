import { expect, it } from "vitest";
import { readResendEvent } from "./event";

const now = new Date("2026-11-24T10:00:00Z");
const bounced = (bounce: unknown) =>
  readResendEvent("evt_1", { type: "email.bounced", data: { bounce } }, now)?.hard;

it.each([
  [{ type: "Permanent", subType: "General" }, true],
  [{ type: "Permanent", subType: "General", diagnosticCode: ["smtp; 550 5.1.1 user unknown"] }, true],
  [{ type: "Permanent", subType: "Suppressed", message: "The address is on the suppression list." }, true],
  [undefined, true],
  [{ type: "Transient", subType: "General" }, false],
  [{ type: "Permanent", subType: "MailboxFull" }, false],
  [{ type: "Permanent", subType: "MessageTooLarge" }, false],
  [{ type: "Permanent", subType: "ContentRejected" }, false],
  [{ type: "Permanent", subType: "General", diagnosticCode: ["smtp; 550 5.7.26 DMARC"] }, false],
  [{ type: "Permanent", subType: "General", message: "550 5.4.5 Daily sending limit exceeded" }, false],
  [{ type: "Permanent", subType: "General", diagnosticCode: "552-5.2.2 over quota" }, false],
])("of a bounce %j says whether the address is dead: %s", (bounce, dead) => {
  expect(bounced(bounce)).toBe(dead);
});
