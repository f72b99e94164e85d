import { expect, it } from "vitest";
import type { Mapping, Variable } from "@/db/schema";
import { findSetupFault } from "./setup";

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
