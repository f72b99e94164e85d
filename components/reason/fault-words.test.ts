import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFaults } from "@/lib/reason/fault-sentence";
import type { AddressFault, FieldFault } from "@/lib/reason/model";
import { useFaultWords } from "./fault-words";
import { inWords } from "./testing";

const words = (locale: "en" | "sv", fault: FieldFault) => inWords(locale, useFaultWords, fault);
const field = "Price is missing";
const whys = ["too_long", "at", "not_ascii", "domain", "long_local", "dots", "signs", "ending"] as const;
const addresses: AddressFault[] = [...whys.map((why) => ({ why })), { why: "inner", ending: "home.arpa" }];

const faults: FieldFault[] = [
  { field, code: "missing_field" },
  { field, code: "missing_field", fills: "email" },
  { field, code: "missing_field", fills: "send_at" },
  { field, code: "missing_field", fills: { variable: "Plan {x} <b>" } },
  { field, code: "invalid_email", got: { kind: "list" } },
  ...addresses.map((why): FieldFault => ({ field, code: "invalid_email", ...why })),
  ...addresses.map((why): FieldFault => ({ field, code: "invalid_type", wanted: "email", ...why })),
  { field, code: "invalid_language", got: "svenska!" },
  { field, code: "invalid_characters" },
  { field, code: "too_long", most: 2000 },
  { field, code: "not_in_list", variable: "Plan", options: ["Free", "Pro, team"] },
  { field, code: "invalid_type", wanted: "text", got: { kind: "object" } },
  { field, code: "invalid_type", wanted: "number", got: "1 249 kr" },
  { field, code: "invalid_type", wanted: "number", got: true, variable: "Total" },
  { field, code: "invalid_type", wanted: "date", got: { kind: "number", digits: "12345678901234567890" } },
  { field, code: "invalid_type", wanted: "date", got: "24/11/2026", variable: "Bought" },
  { field, code: "invalid_type", wanted: "boolean", got: 3 },
  { field, code: "invalid_type", wanted: "one_value", got: { kind: "list" }, variable: "Plan" },
  { field, code: "invalid_type", wanted: "one_value", got: { kind: "object" }, variable: "Plan" },
  { field, code: "invalid_type", wanted: "pattern", variable: "Plan", pattern: "[A-Z]{2}" },
  { field, code: "invalid_type", wanted: "send_date" },
  { field, code: "invalid_type", wanted: "earlier_date" },
  { field: "[1234]", code: "invalid_type", wanted: "object", got: null, index: 1234 },
];

const sign = fc.constantFrom(..."aåZ0 _-:;,#|“”'%{}<>\"\\", "{x}", "''", "<b>", "is missing", "får inte");
const nasty = fc.string({ unit: sign, minLength: 1, maxLength: 12 });

/** For each kind of fault one of a field, with texts a and b for what came and what it fills; and what must be told. */
const kinds: ((field: string, a: string, b: string) => [FieldFault, ...string[]])[] = [
  (field) => [{ field, code: "missing_field" }, field],
  (field) => [{ field, code: "missing_field", fills: "send_at" }, field],
  (field, _, variable) => [{ field, code: "missing_field", fills: { variable } }, field, variable],
  (field, got) => [{ field, code: "invalid_language", got }, field, got],
  (field, got) => [{ field, code: "invalid_email", got }, field, got],
  (field, ending) => [{ field, code: "invalid_email", why: "inner", ending }, field, ending],
  (field, a, variable) => [{ field, code: "not_in_list", variable, options: [a, "Pro"] }, field, a, variable],
  (field, got) => [{ field, code: "invalid_type", wanted: "boolean", got }, field, got],
  (field, got, variable) => [{ field, code: "invalid_type", wanted: "number", got, variable }, field, got],
  (field, pattern, variable) => [
    { field, code: "invalid_type", wanted: "pattern", variable, pattern },
    ...[field, pattern, variable],
  ],
  (field, got) => [
    { field, code: "invalid_type", wanted: "step", step: 7, op: "decimal", got },
    field,
    got,
    "7",
  ],
];

describe("a fault of a field in the reader's language", () => {
  test.each(faults)("%j is told in English as its sender was told, in Swedish in Swedish", (fault) => {
    const plain = (text: string) => text.replace(/[“”"]/g, '"').replaceAll("’", "'");
    const [{ message } = { message: "" }] = describeFaults([fault]);
    const english = plain(words("en", fault));
    expect([plain(message), plain(`${fault.field}: ${message}`)]).toContain(english);
    const swedish = words("sv", fault);
    expect(swedish).toMatch(/^.{10,}\.$/);
    expect(plain(swedish)).not.toContain(plain(message));
    for (const known of ["Price is missing", "Plan", "Free, Pro, team", "[A-Z]{2}", "home.arpa", "1 249 kr"])
      expect(swedish.includes(known), known).toBe(words("en", fault).includes(known));
  });

  test("tells what was stored, in both languages, whatever the field is called and whatever came", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), nasty, nasty, nasty, (kind, name, a, b) => {
        const [fault, ...facts] = kind(name, a, b);
        for (const locale of ["en", "sv"] as const)
          for (const fact of facts) expect(words(locale, fault)).toContain(fact);
        const [told] = describeFaults([fault]);
        const api = `${told!.field}: ${told!.message}`;
        for (const fact of facts)
          expect(
            [fact, JSON.stringify(fact)].some((text) => api.includes(text)),
            api,
          ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("of an older version is told as the sentence that it was", () => {
    const old = { field: "Total", code: "invalid_type", message: "“1 249 kr” is not a number." };
    expect(words("sv", old)).toBe("Total: “1 249 kr” is not a number.");
  });
});
