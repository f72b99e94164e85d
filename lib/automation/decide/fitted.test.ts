import { expect, test } from "vitest";
import { fittedRespondent } from "./fitted";

test("fitting values go where the mapping says; what is missing, wrong or skipped goes nowhere", () => {
  const fits = (text: string) => ({ fit: { state: "fits" as const, text } });
  const mapping = {
    Mail: "email",
    Lang: "language",
    Plan: "Plan",
    Total: "Total",
    Note: null,
    Gone: "lastName",
  };
  const made = fittedRespondent(mapping, {
    Mail: fits("a@example.com"),
    Lang: { fit: { state: "missing", fault: null } },
    Plan: fits("Pro"),
    Total: {
      fit: {
        state: "misfit",
        faults: [{ field: "Total", code: "invalid_type", wanted: "number", got: "x" }],
      },
    },
    Note: fits("n"),
  });
  expect(made).toEqual({
    email: "a@example.com",
    firstName: null,
    lastName: null,
    language: null,
    variables: { Plan: "Pro" },
  });
});
