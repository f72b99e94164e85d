/** The steps of making an automation, in order; each is the last part of its address. */
export const wizardSteps = [
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

/** What a draft has so far. `furthest` is the step, 1 to 8, that was reached by going on. */
export type WizardFacts = {
  furthest: number;
  survey: boolean;
  /** A captured request could be read, and an e-mail address was found in it. */
  tested: boolean;
  /** The e-mail address and each variable that the survey requires have a source. */
  mapped: boolean;
  /** There is a name and a message. */
  settled: boolean;
};

/** How a step stands in the list: behind us with all it needs, where we are, open, or not to be opened yet. */
export type StepState = "done" | "current" | "open" | "closed";

/** The number of a step, 1 to 8. */
export function numberOf(step: WizardStep): number {
  return wizardSteps.indexOf(step) + 1;
}

/** The furthest step that may be opened, 1 to 8: no further than was reached, and none whose ground is missing. */
export function reachOf(facts: WizardFacts): number {
  const gates: [WizardStep, boolean][] = [
    ["survey", facts.survey],
    ["connection", facts.tested],
    ["mapping", facts.mapped],
    ["settings", facts.settled],
  ];
  const stop = gates.find(([, through]) => !through)?.[0];
  return Math.max(1, Math.min(facts.furthest, stop ? numberOf(stop) : wizardSteps.length));
}

/** How each step stands while one of them is open. */
export function stepStates(current: WizardStep, facts: WizardFacts): Record<WizardStep, StepState> {
  const reach = reachOf(facts);
  const stateOf = (step: WizardStep): StepState => {
    if (step === current) return "current";
    if (numberOf(step) > reach) return "closed";
    return numberOf(step) < reach ? "done" : "open";
  };
  return Object.fromEntries(wizardSteps.map((step) => [step, stateOf(step)])) as Record<
    WizardStep,
    StepState
  >;
}
