import { redirect } from "next/navigation";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { database } from "@/db";
import type { Member } from "@/lib/auth/sessions";
import { isAtLeast } from "@/lib/auth/token";
import { unfilledVariables } from "@/lib/automation/setup/field-list";
import { loadSetup, type SetupContext } from "@/lib/automation/setup/load-setup";
import {
  numberOf,
  reachOf,
  type StepState,
  stepStates,
  stepsOf,
  type WizardFacts,
  type WizardStep,
} from "@/lib/automation/wizard/steps";
import { type Captured, isSuccess, listCaptured } from "@/lib/delivery/trial/captured";

/** What every step of the wizard is made from. */
export type Wizard = SetupContext & {
  member: Member;
  captured: Captured[];
  facts: WizardFacts;
  states: Record<WizardStep, StepState>;
};

/** The address of a step. */
export function stepHref(id: string, step: WizardStep): string {
  return `/automations/${id}/setup/${step}`;
}

/**
 * Loads the draft for a step. Whoever asks for a step that cannot be opened yet comes to the furthest that can; a finished
 * automation has its own page; null for those who may only look.
 */
export async function loadWizard(params: Promise<{ id: string }>, step: WizardStep): Promise<Wizard | null> {
  const { id } = await params;
  const member = await requireMember();
  if (!isAtLeast(member.role, "admin")) return null;
  const context = await found(loadSetup(database(), member.workspace.id, id));
  if (context.automation.status !== "draft") redirect(`/automations/${id}`);
  const captured = await listCaptured(database(), context);
  const facts = factsOf(context, captured);
  const number = numberOf(step, facts.type);
  // A step that this kind does not have has no number.
  if (number === 0 || number > reachOf(facts))
    redirect(stepHref(id, stepsOf(facts.type)[reachOf(facts) - 1]!));
  return { ...context, member, captured, facts, states: stepStates(step, facts) };
}

/** What a draft has so far. */
export function factsOf({ automation, survey }: SetupContext, captured: readonly Captured[]): WizardFacts {
  const { type, mapping, wizardStep, messageId, name, outgoing } = automation;
  const furthest = wizardStep ?? stepsOf(type).length;
  const named = name.trim() !== "";
  if (type !== "incoming_webhook")
    return {
      ...{
        type,
        furthest,
        survey: survey !== null,
        tested: Boolean(outgoing?.url),
        mapped: true,
        settled: named,
      },
    };
  return {
    ...{ type, furthest },
    survey: survey !== null,
    tested: captured.some(isSuccess),
    mapped:
      Object.values(mapping).includes("email") &&
      unfilledVariables(mapping, survey?.variables ?? []).length === 0,
    settled: messageId !== null && named,
  };
}
