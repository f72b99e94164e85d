import { redirect } from "next/navigation";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { database } from "@/db";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { reachOf, stepsOf } from "@/lib/automation/wizard/steps";
import { listCaptured } from "@/lib/delivery/trial/captured";
import { factsOf, stepHref } from "./load";

/** Where a draft was left. */
export default async function ResumePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { workspace } = await requireMember();
  const context = await found(loadSetup(database(), workspace.id, id));
  if (context.automation.type === "alert") redirect(`/automations/${id}/alert`);
  const facts = factsOf(context, await listCaptured(database(), context));
  redirect(stepHref(id, stepsOf(facts.type)[reachOf(facts) - 1]!));
}
