import { LosslessNumber } from "lossless-json";
import { expect, test } from "vitest";
import type { IncomingField, Variable } from "@/db/schema";
import { expectedOf } from "@/lib/filter/expected";
import type { Json } from "@/lib/payload/json";
import { type FitContext, fitOf } from "./fit";

const variables: Variable[] = [
  { name: "Total", type: "text", format: "numeric", required: true },
  { name: "Plan", type: "list", options: ["Free", "Pro"], required: false },
  { name: "Bought", type: "date", required: false },
  { name: "Code", type: "text", format: "regex", pattern: "[A-Z]{2}", required: false },
  { name: "Note", type: "text", format: "text", required: false },
];
const context: FitContext = {
  mapping: {
    mail: "email",
    lang: "language",
    first: "firstName",
    Total: "Total",
    Plan: "Plan",
    skip: null,
    Bought: "Bought",
    Code: "Code",
    Note: "Note",
  },
  variables,
  languages: ["en", "da"],
  timeZone: "Europe/Stockholm",
};
const field = (name: string, over: Partial<IncomingField> = {}): IncomingField => ({
  name,
  path: name,
  required: false,
  ...over,
});

test.each<[string, IncomingField, Json | undefined, object]>([
  ["an address", field("mail"), " elin@example.com ", { state: "fits", text: "elin@example.com" }],
  ["no address", field("mail"), "elin", { state: "misfit", misfit: { kind: "email", value: '"elin"' } }],
  ["a missing address", field("mail"), "", { state: "missing", required: true }],
  ["an alias of a language", field("lang"), "dk", { state: "fits", text: "da" }],
  ["a language the survey lacks", field("lang"), "fi", { state: "fits", text: "en", fallback: true }],
  ["no language", field("lang"), "?", { state: "misfit", misfit: { kind: "language", value: '"?"' } }],
  ["a number", field("Total"), 1249, { state: "fits", text: "1249" }],
  [
    "a long number keeps its digits",
    field("Total"),
    new LosslessNumber("12345678901234567890"),
    { state: "fits", text: "12345678901234567890" },
  ],
  [
    "a price",
    field("Total"),
    "1 249 kr",
    { state: "misfit", misfit: { kind: "number", value: '"1 249 kr"' } },
  ],
  ["a required variable missing", field("Total"), null, { state: "missing", required: true }],
  ["an option in other case", field("Plan"), "pro", { state: "fits", text: "Pro" }],
  [
    "no option",
    field("Plan"),
    "Gold",
    { state: "misfit", misfit: { kind: "list", value: '"Gold"', options: ["Free", "Pro"] } },
  ],
  ["a date", field("Bought"), "2026-11-24", { state: "fits", text: "2026-11-24" }],
  ["no date", field("Bought"), "24/11", { state: "misfit", misfit: { kind: "date", value: '"24/11"' } }],
  [
    "a pattern",
    field("Code"),
    "abc",
    { state: "misfit", misfit: { kind: "pattern", value: '"abc"', pattern: "[A-Z]{2}" } },
  ],
  [
    "a list for a name",
    field("first"),
    ["Elin"],
    { state: "misfit", misfit: { kind: "scalar", value: "a list" } },
  ],
  [
    "a declared type",
    field("skip", { type: "boolean" }),
    "maybe",
    { state: "misfit", misfit: { kind: "boolean", value: '"maybe"' } },
  ],
  ["a skipped value is shown as it came", field("skip"), "x", { state: "fits", text: '"x"' }],
  ["an optional one missing", field("Note"), undefined, { state: "missing", required: false }],
])("%s", (_, of, value, fit) => {
  expect(fitOf(of, value, context)).toEqual(fit);
});

test("what a field must be follows its target, then its declared type", () => {
  expect(expectedOf(field("Plan"), context)).toEqual({ kind: "list", options: ["Free", "Pro"] });
  expect(expectedOf(field("Code"), context)).toEqual({ kind: "pattern", pattern: "[A-Z]{2}" });
  expect(expectedOf(field("skip", { type: "date" }), context)).toEqual({ kind: "date" });
  expect(expectedOf(field("skip"), context)).toEqual({ kind: "any" });
  expect(expectedOf(field("first"), context)).toEqual({ kind: "text" });
});
