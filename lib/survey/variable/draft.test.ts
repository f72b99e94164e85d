import { expect, test } from "vitest";
import { draftOfVariable, newVariable, variableOfDraft } from "./draft";
import { variableSchema } from "./schema";

test.each([
  { name: "OrderId", type: "text", format: "text", required: false },
  { name: "Total", type: "text", format: "numeric", required: true },
  { name: "Contact", type: "text", format: "email", required: false },
  { name: "Order", type: "text", format: "regex", pattern: "[A-Z]{2}\\d+", required: false },
  { name: "Plan", type: "list", options: ["Free", "Pro = best"], required: false },
  {
    name: "Plan",
    type: "list",
    options: ["Free", "Pro"],
    aliases: { premium: "Pro", "a=b": "Free" },
    required: true,
  },
  { name: "Bought", type: "date", required: false },
] as const)("gives back $type $format as it was", (variable) => {
  const stored = variableSchema.parse(variable);
  expect(variableOfDraft(draftOfVariable(stored))).toEqual(variable);
});

test("keeps only the parts of the chosen kind", () => {
  const draft = { ...newVariable(), name: " Plan ", pattern: "x", options: "A\n\n A \nB", aliases: "" };
  expect(variableOfDraft({ ...draft, kind: "list" })).toEqual({
    name: "Plan",
    type: "list",
    options: ["A", "B"],
    required: false,
  });
  expect(variableOfDraft({ ...draft, kind: "text" })).toEqual({
    name: "Plan",
    type: "text",
    format: "text",
    required: false,
  });
});

test("a spelling must mean an option, and be none itself", () => {
  const check = (aliases: string) =>
    variableSchema.safeParse(
      variableOfDraft({ ...newVariable(), name: "Plan", kind: "list", options: "Free\nPro", aliases }),
    ).success;
  expect(check("premium = Pro")).toBe(true);
  expect(check("premium = Gold")).toBe(false);
  expect(check("premium")).toBe(false);
  expect(check("FREE = Pro")).toBe(false);
});
