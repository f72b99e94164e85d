import { AppError } from "../errors";
import { invalidRequest } from "../input/field-errors";
import type { Automation } from "./queries";

/** The status of an automation. */
export type AutomationStatus = Automation["status"];

const running = { disabledReason: null, disabledDetails: null, disabledAt: null };

/** The columns of a status that begins now; enabling forgets failures and reason. */
export function statusOf(status: AutomationStatus, reason: string, now: Date) {
  if (status === "disabled")
    return { status, disabledReason: reason, disabledDetails: null, disabledAt: now };
  if (status === "enabled") return { status, ...running, failuresInARow: 0 };
  return { status, ...running };
}

/**
 * The status that a patch asks for. Of `status` and `enabled`, what repeats the present state asks for nothing, so that
 * an answer of GET can be changed in one of them and sent back.
 * @throws AppError invalid_request where both ask for different things; conflict where a draft would come back
 */
export function statusAfter(
  before: AutomationStatus,
  status: AutomationStatus | undefined,
  enabled: boolean | undefined,
): AutomationStatus {
  const byStatus = status === before ? undefined : status;
  const byEnabled =
    before === "draft" || enabled === undefined || enabled === (before === "enabled")
      ? undefined
      : enabled
        ? "enabled"
        : "disabled";
  if (byStatus && byEnabled && (byStatus === "enabled") !== (byEnabled === "enabled")) {
    const message = `status asks for ${byStatus}, enabled for ${byEnabled}. Leave one of them out.`;
    throw invalidRequest([{ field: "enabled", code: "invalid_value", message }]);
  }
  const after = byStatus ?? byEnabled ?? before;
  if (after === "draft" && before !== "draft")
    throw new AppError("conflict", "A finished automation is no draft again.", { reason: "finished" });
  return after;
}
