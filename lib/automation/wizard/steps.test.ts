import { describe, expect, test } from "vitest";
import { numberOf, reachOf, stepStates, type WizardFacts } from "./steps";

const all: WizardFacts = {
  type: "incoming_webhook",
  furthest: 8,
  survey: true,
  tested: true,
  mapped: true,
  settled: true,
};

describe("how far a draft has come", () => {
  test.each([
    ["a new draft begins with the type", { furthest: 1, survey: false, tested: false }, 1],
    ["nothing goes beyond what was reached", { furthest: 3 }, 3],
    ["without a survey nothing follows it", { survey: false }, 2],
    ["without a successful test there is no mapping", { tested: false }, 4],
    ["without a mapped address there are no settings", { mapped: false }, 5],
    ["without a message there is no status", { settled: false }, 6],
    ["with everything the summary is open", {}, 8],
    ["a step of nonsense is the first", { furthest: 0 }, 1],
  ])("%s", (_, over, step) => {
    expect(reachOf({ ...all, ...over })).toBe(step);
  });
});

test("what goes out has no mapping, and opens its last step without one", () => {
  const out: WizardFacts = { ...all, type: "outgoing_webhook", furthest: 7, mapped: false };
  expect(reachOf(out)).toBe(7);
  expect(reachOf({ ...out, tested: false })).toBe(4);
  expect(numberOf("settings", "outgoing_webhook")).toBe(5);
});

test("steps are done, current, open or closed", () => {
  expect(stepStates("data", { ...all, furthest: 5, mapped: false })).toEqual({
    type: "done",
    survey: "done",
    data: "current",
    connection: "done",
    mapping: "open",
    settings: "closed",
    status: "closed",
    summary: "closed",
  });
});
