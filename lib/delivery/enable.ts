import type { Db } from "@/db";
import { type Automation, getAutomation } from "../automation/queries";
import { type StandingFault, standingFaultsOf } from "../automation/setup/standing-faults";
import { enableAutomation } from "../automation/status";
import type { Actor } from "../edit/seen";
import { AppError } from "../errors";
import { countHeld, discardHeld, releaseHeld } from "./hold";

/** What may become of what was held while an automation was off. */
export const heldChoices = ["release", "discard", "keep"] as const;
export type HeldChoice = (typeof heldChoices)[number];

/** What is asked before an automation is enabled: what stands in its way, and what it holds. */
export type Readiness = { faults: StandingFault[]; held: number; heldUntil: Date | null };

/** What stands in an automation's way today, and what it holds. @throws AppError not_found */
export async function readinessOf(db: Db, workspaceId: string, id: string): Promise<Readiness> {
  const automation = await getAutomation(db, workspaceId, id);
  const { count, keptUntil } = await countHeld(db, id);
  const faults = (await standingFaultsOf(db, [automation])).get(id)!;
  return { faults, held: count, heldUntil: keptUntil };
}

/**
 * Enables an automation and releases, discards or keeps what it holds. Nothing is released into a set-up in which all of
 * it would fail: then nothing changes at all. The caller wakes the engine.
 * @returns the automation, and how many held runs were released and discarded
 * @throws AppError not_found; invalid_request where the set-up is incomplete; conflict, with what stands in the way
 */
export async function enableWithHeld(
  db: Db,
  workspaceId: string,
  id: string,
  held: HeldChoice,
  now: Date,
  actor: Actor,
): Promise<{ automation: Automation; released: number; discarded: number }> {
  if (held === "release") {
    const { faults, held: count } = await readinessOf(db, workspaceId, id);
    if (faults.length > 0 && count > 0) {
      const standing = faults.map(({ message }) => message).join(" ");
      const detail = `Nothing was released or enabled, for all ${count} held would fail: ${standing} Mend it first, or enable with "held": "keep".`;
      const errors = faults.map(({ code, message }) => ({ field: placeOf[code], code, message }));
      throw new AppError("conflict", detail, { errors, reason: "setup_stands_in_the_way" });
    }
  }
  const automation = await enableAutomation(db, workspaceId, id, now, actor);
  const released = held === "release" ? await releaseHeld(db, workspaceId, id, now) : 0;
  const discarded = held === "discard" ? await discardHeld(db, workspaceId, id, now) : 0;
  return { automation, released, discarded };
}

const placeOf: Record<StandingFault["code"], string> = {
  survey_missing: "surveyId",
  survey_closed: "surveyId",
  message_missing: "messageId",
  mapping_without_email: "mapping",
  variable_missing: "mapping",
  variable_unmapped: "mapping",
  pattern_too_complex: "filter",
};
