import { expect, test } from "vitest";
import { newVariable, type VariableDraft } from "./draft";
import { faultsOfVariables } from "./faults";

const parts = (...drafts: Partial<VariableDraft>[]) =>
  faultsOfVariables(drafts.map((draft) => ({ ...newVariable(), name: "A", ...draft }))).map(
    ({ variable, part }) => [variable, part],
  );

test.each<[string, Partial<VariableDraft>[], ReturnType<typeof parts>]>([
  ["nothing in variables that can be saved", [{}, { name: "B", kind: "date" }], []],
  ["a blank name", [{ name: " " }], [[0, "name"]]],
  ["a name that stands twice, in any case", [{}, { name: "a" }], [[1, "duplicate"]]],
  ["a name with a meaning of its own", [{ name: "email" }], [[0, "reserved"]]],
  ["a brace in a name", [{ name: "{A}" }], [[0, "characters"]]],
  ["no pattern", [{ kind: "pattern" }], [[0, "pattern"]]],
  ["a pattern that RE2 refuses", [{ kind: "pattern", pattern: "(?=x)" }], [[0, "pattern"]]],
  ["a list without values", [{ kind: "list" }], [[0, "options"]]],
  ["a spelling of nothing", [{ kind: "list", options: "Pro", aliases: "x = Gold" }], [[0, "aliases"]]],
])("finds %s", (_name, drafts, expected) => {
  expect(parts(...drafts)).toEqual(expected);
});
