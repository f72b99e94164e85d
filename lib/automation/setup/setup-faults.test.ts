import { expect, it } from "vitest";
import type { Mapping, Variable } from "@/db/schema";
import { findSetupFault } from "./setup-faults";

const variables: Variable[] = [{ name: "OrderId", type: "text", required: false }];
const survey = { title: "Support", status: "open" as const, variables };
const mapping: Mapping = { EmailAddress: "email", FirstName: "firstName", Number: "OrderId", Note: null };

it.each<[string, Parameters<typeof findSetupFault>, string | undefined]>([
  ["nothing is wrong", [mapping, survey, "msg_1"], undefined],
  ["no survey", [mapping, null, "msg_1"], "survey_missing"],
  ["a draft of a survey", [mapping, { ...survey, status: "draft" }, "msg_1"], "survey_closed"],
  ["a closed survey", [mapping, { ...survey, status: "closed" }, "msg_1"], "survey_closed"],
  ["no message", [mapping, survey, null], "message_missing"],
  [
    "nothing mapped to the address",
    [{ ...mapping, EmailAddress: null }, survey, "msg_1"],
    "mapping_without_email",
  ],
  ["an empty mapping", [{}, survey, "msg_1"], "mapping_without_email"],
  ["a variable that is gone", [mapping, { ...survey, variables: [] }, "msg_1"], "variable_missing"],
  [
    "a pattern of the filter that takes too long",
    [mapping, survey, "msg_1", { any: [{ field: "a", op: "matches", value: "[\\p{L}]{1,1000}!" }] }],
    "pattern_too_complex",
  ],
  [
    "a pattern of a variable that takes too long",
    [
      mapping,
      { ...survey, variables: [{ ...variables[0]!, format: "regex", pattern: "[\\p{L}]{1,1000}!" }] },
      "msg_1",
    ],
    "pattern_too_complex",
  ],
])("%s", (_, given, code) => {
  expect(findSetupFault(...given)?.code).toBe(code);
});

it("names the survey and the variable", () => {
  expect(findSetupFault(mapping, { ...survey, status: "closed" }, "msg_1")?.details).toEqual({
    survey: "Support",
    state: "closed",
  });
  expect(findSetupFault(mapping, { ...survey, variables: [] }, "msg_1")?.details).toEqual({
    target: "OrderId",
  });
});
