import { expect, it } from "vitest";
import { resendOutcome } from "./outcome";

it.each([
  [422, "validation_error", "Invalid `to` field.", "refused", false],
  [422, "validation_error", "", "refused", false],
  [422, "validation_error", "The recipient is on the suppression list.", "refused", true],
  [400, "validation_error", "Invalid `to` field.", "refused", false],
  [400, "validation_error", "Something is wrong.", "failed", undefined],
  [422, "validation_error", "The user does not exist.", "refused", true],
  [422, "validation_error", "Invalid `html` field.", "refused", false],
  [413, "", "Payload too large", "refused", false],
  [422, "daily_quota_exceeded", "You have reached your daily quota.", "failed", undefined],
  [422, "validation_error", "You have exceeded your monthly sending quota.", "failed", undefined],
  [403, "validation_error", "The example.com domain is not verified.", "failed", undefined],
  [422, "validation_error", "The `from` domain is not verified.", "failed", undefined],
  [422, "invalid_from_address", "Invalid from.", "failed", undefined],
  [422, "validation_error", "Invalid `from` field.", "failed", undefined],
  [422, "validation_error", "Invalid `reply_to` field.", "failed", undefined],
  [409, "invalid_idempotent_request", "Same key, other payload.", "sent", undefined],
])("%s %s %s is %s", (status, name, message, expected, suppress) => {
  const outcome = resendOutcome({ status, name, message });
  expect(outcome.status).toBe(expected);
  expect((outcome as { suppress?: boolean }).suppress).toBe(suppress);
});
