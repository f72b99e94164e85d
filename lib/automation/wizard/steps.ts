/** The steps of making an automation, in order; each is the last part of its address. */
const wizardSteps = [
  "type",
  "survey",
  "data",
  "connection",
  "mapping",
  "settings",
  "status",
  "summary",
] as const;

export type WizardStep = (typeof wizardSteps)[number];

/** The kinds of automations that are made in these steps. */
export type WizardType = "incoming_webhook" | "outgoing_webhook" | "alert";

/** The steps of one kind: what goes out is mapped onto nothing, and an alert is set up on one page of its own. */
export function stepsOf(type: WizardType): readonly WizardStep[] {
  if (type === "alert") return ["type"];
  return type === "incoming_webhook" ? wizardSteps : wizardSteps.filter((step) => step !== "mapping");
}

/** What a draft has so far. `furthest` is the step, 1 to 8, that was reached by going on. */
export type WizardFacts = {
  type: WizardType;
  furthest: number;
  survey: boolean;
  /** A captured request could be read, and an e-mail address was found in it; what is posted has a receiver. */
  tested: boolean;
  /** The e-mail address and each variable that the survey requires have a source. */
  mapped: boolean;
  /** There is a name and a message. */
  settled: boolean;
};

/** How a step stands in the list: behind us with all it needs, where we are, open, or not to be opened yet. */
export type StepState = "done" | "current" | "open" | "closed";

/** The number of a step of one kind, from 1. */
export function numberOf(step: WizardStep, type: WizardType): number {
  return stepsOf(type).indexOf(step) + 1;
}

/** The furthest step that may be opened, from 1: no further than was reached, and none whose ground is missing. */
export function reachOf(facts: WizardFacts): number {
  const gates: [WizardStep, boolean][] = [
    ["survey", facts.survey],
    ["connection", facts.tested],
    ["mapping", facts.mapped],
    ["settings", facts.settled],
  ];
  const steps = stepsOf(facts.type);
  const stop = gates.find(([step, through]) => !through && steps.includes(step))?.[0];
  return Math.max(1, Math.min(facts.furthest, stop ? numberOf(stop, facts.type) : steps.length));
}

/** How each step stands while one of them is open. */
export function stepStates(current: WizardStep, facts: WizardFacts): Record<WizardStep, StepState> {
  const reach = reachOf(facts);
  const stateOf = (step: WizardStep): StepState => {
    if (step === current) return "current";
    if (numberOf(step, facts.type) > reach) return "closed";
    return numberOf(step, facts.type) < reach ? "done" : "open";
  };
  return Object.fromEntries(wizardSteps.map((step) => [step, stateOf(step)])) as Record<
    WizardStep,
    StepState
  >;
}
