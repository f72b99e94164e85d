import type { z } from "zod";
import type { Db } from "@/db";
import { type automationAnswer, shapeAutomation } from "@/lib/api/automation/shape";
import { type Automation, detailAutomations } from "@/lib/automation/queries";
import { waitingByAutomation } from "@/lib/invitation/waiting";
import { waitingPosts } from "@/lib/outgoing/waiting";

type Context = { db: Db; appUrl: string; now: Date };

/** Automations with everything that GET tells of them, in the shape of the API. */
export async function detailsOf(
  { db, appUrl, now }: Context,
  list: readonly Automation[],
): Promise<z.input<typeof automationAnswer>[]> {
  const automationIds = list.map(({ id }) => id);
  const details = await detailAutomations(db, list, now);
  const mails = await waitingByAutomation(db, { automationIds }, now);
  const posts = await waitingPosts(db, automationIds);
  return details.map((detail) => {
    const { id } = detail.automation;
    return shapeAutomation(detail, appUrl, { mail: mails.get(id), posts: posts.get(id) });
  });
}

/** The same of one. */
export async function detailOf(
  context: Context,
  automation: Automation,
): Promise<z.input<typeof automationAnswer>> {
  return (await detailsOf(context, [automation]))[0]!;
}
