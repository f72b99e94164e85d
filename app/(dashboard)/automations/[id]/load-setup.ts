import { redirect } from "next/navigation";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { loadSetup, type SetupContext } from "@/lib/automation/setup/load-setup";
import { stepsOf, type WizardStep } from "@/lib/automation/wizard/steps";

/** What a page about the set-up is made from; a draft is set up in the wizard. */
export async function loadForEdit(
  params: Promise<{ id: string }>,
  step: WizardStep,
): Promise<SetupContext & { mayAct: boolean; workspaceId: string }> {
  const { id } = await params;
  const { workspace, role } = await requireMember();
  const context = await found(loadSetup(database(), workspace.id, id));
  const mayAct = isAtLeast(role, "admin");
  if (!stepsOf(context.automation.type).includes(step)) redirect(`/automations/${id}`);
  if (context.automation.status === "draft" && mayAct) redirect(`/automations/${id}/setup/${step}`);
  return { ...context, mayAct, workspaceId: workspace.id };
}
