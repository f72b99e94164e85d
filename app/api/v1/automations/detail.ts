import type { Db } from "@/db";
import { shapeAutomation } from "@/lib/api/automation-shape";
import { type Automation, detailAutomations } from "@/lib/automation/queries";
import { waitingByAutomation } from "@/lib/invitation/waiting";

/** An automation with everything that GET tells of it, in the shape of the API. */
export async function detailOf(
  { db, appUrl, now }: { db: Db; appUrl: string; now: Date },
  automation: Automation,
) {
  const [detail] = await detailAutomations(db, [automation], now);
  const waiting = await waitingByAutomation(db, { automationIds: [automation.id] }, now);
  return shapeAutomation(detail!, appUrl, waiting.get(automation.id));
}
