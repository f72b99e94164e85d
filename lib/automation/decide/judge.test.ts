import { LosslessNumber } from "lossless-json";
import { expect, test } from "vitest";
import type { IncomingField, Mapping, Variable } from "@/db/schema";
import type { Json } from "@/lib/payload/json";
import { judgeValue } from "./judge";
import { expectedOf, targetOf } from "./target";

const variables: Variable[] = [
  { name: "Total", type: "text", format: "numeric", required: true },
  { name: "Plan", type: "list", options: ["Free", "Pro"], required: false },
  { name: "Bought", type: "date", required: false },
  { name: "Code", type: "text", format: "regex", pattern: "[A-Z]{2}", required: false },
  { name: "Note", type: "text", format: "text", required: false },
];
const mapping: Mapping = {
  mail: "email",
  lang: "language",
  first: "firstName",
  Total: "Total",
  Plan: "Plan",
  skip: null,
  Bought: "Bought",
  Code: "Code",
  Note: "Note",
};
const context = { mapping, variables, languages: ["en", "da"], timeZone: "Europe/Stockholm" };
const field = (name: string, over: Partial<IncomingField> = {}): IncomingField => ({
  ...{ name, path: name, required: false },
  ...over,
});
const misfit = (...faults: object[]) => ({ state: "misfit", faults });

test.each<[string, IncomingField, Json | undefined, object]>([
  ["an address", field("mail"), " elin@example.com ", { state: "fits", text: "elin@example.com" }],
  ["no address", field("mail"), "elin", misfit({ field: "mail", code: "invalid_email", why: "at" })],
  [
    "half a sign in an address",
    field("mail"),
    "a@b\ud800",
    misfit({ field: "mail", code: "invalid_characters" }),
  ],
  [
    "a missing address",
    field("mail"),
    "",
    { state: "missing", fault: { field: "mail", code: "missing_field", fills: "email" } },
  ],
  ["an alias of a language", field("lang"), "dk", { state: "fits", text: "da" }],
  ["a language the survey lacks", field("lang"), "fi", { state: "fits", text: "en", fallback: true }],
  ["no language", field("lang"), "?", misfit({ field: "lang", code: "invalid_language", got: "?" })],
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
    misfit({ field: "Total", code: "invalid_type", wanted: "number", got: "1 249 kr", variable: "Total" }),
  ],
  [
    "a required variable missing",
    field("Total"),
    null,
    { state: "missing", fault: { field: "Total", code: "missing_field", fills: { variable: "Total" } } },
  ],
  [
    "a required field missing",
    field("Note", { required: true }),
    " ",
    { state: "missing", fault: { field: "Note", code: "missing_field" } },
  ],
  ["an option in other case", field("Plan"), "pro", { state: "fits", text: "Pro" }],
  [
    "no option",
    field("Plan"),
    "Gold",
    misfit({ field: "Plan", code: "not_in_list", variable: "Plan", options: ["Free", "Pro"] }),
  ],
  ["a date", field("Bought"), "2026-11-24", { state: "fits", text: "2026-11-24" }],
  [
    "no date",
    field("Bought"),
    "24/11",
    misfit({ field: "Bought", code: "invalid_type", wanted: "date", got: "24/11", variable: "Bought" }),
  ],
  [
    "a pattern",
    field("Code"),
    "abc",
    misfit({ field: "Code", code: "invalid_type", wanted: "pattern", variable: "Code", pattern: "[A-Z]{2}" }),
  ],
  [
    "a list for a name",
    field("first"),
    ["Elin"],
    misfit({ field: "first", code: "invalid_type", wanted: "text", got: { kind: "list" } }),
  ],
  [
    "a declared type",
    field("skip", { type: "boolean" }),
    "maybe",
    misfit({ field: "skip", code: "invalid_type", wanted: "boolean", got: "maybe" }),
  ],
  [
    "a declared type and an option that both are missed",
    field("Plan", { type: "number" }),
    "Gold",
    misfit(
      { field: "Plan", code: "invalid_type", wanted: "number", got: "Gold" },
      { field: "Plan", code: "not_in_list", variable: "Plan", options: ["Free", "Pro"] },
    ),
  ],
  [
    "a declared type and a variable's that both are missed, once",
    field("Bought", { type: "number" }),
    "soon",
    misfit({ field: "Bought", code: "invalid_type", wanted: "number", got: "soon" }),
  ],
  ["a skipped value fits, whatever it is", field("skip"), { a: ["\0"] }, { state: "fits", text: "" }],
  ["an optional one missing", field("Note"), undefined, { state: "missing", fault: null }],
])("%s", (_, of, value, judgement) => {
  const target = targetOf(mapping, of.name, variables);
  expect(judgeValue({ ...of, target }, value, context)).toEqual(judgement);
});

test("what a field must be follows its target, then its declared type", () => {
  expect(expectedOf(field("Plan"), context)).toEqual({ kind: "list", options: ["Free", "Pro"] });
  expect(expectedOf(field("Code"), context)).toEqual({ kind: "pattern", pattern: "[A-Z]{2}" });
  expect(expectedOf(field("Bought"), context)).toEqual({ kind: "date" });
  expect(expectedOf(field("Total"), context)).toEqual({ kind: "number" });
  expect(expectedOf(field("skip", { type: "date" }), context)).toEqual({ kind: "date" });
  expect(expectedOf(field("skip"), context)).toEqual({ kind: "any" });
  expect(expectedOf(field("first"), context)).toEqual({ kind: "text" });
});
