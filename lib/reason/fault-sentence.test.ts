import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { FieldFault, Variable } from "@/db/schema";
import { decide } from "../automation/decide/decide";
import { prepareRules } from "../automation/decide/rules";
import type { Json } from "../payload/json";
import { describeFaults, faultSentence } from "./fault-sentence";
import { showGot } from "./got";

const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

// Made once: fast-check takes a second to lay out all of Unicode.
const anyText = fc.string({ maxLength: 100, unit: "binary" });

/** Every kind of fault that a respondent can have. */
function rulesFor(field: string, variable: Variable) {
  return prepareRules({
    ...{ filter: null, dedupeField: null, languages: ["en"], timeZone: "UTC", variables: [variable] },
    delay: { field: "When" },
    mapping: { To: "email", Tag: "language", [field]: variable.name },
    fields: ["To", "Tag", "When", field].map((name) => ({ name, path: name, required: false })),
  });
}

const variables: Variable[] = [
  { name: "V", type: "text", format: "numeric", required: true },
  { name: "V", type: "text", format: "email", required: true },
  { name: "V", type: "text", format: "regex", pattern: "[A-Z]{2}", required: true },
  { name: "V", type: "date", required: true },
  { name: "V", type: "list", options: ["Free", "Pro"], required: true },
];

describe("a fault of a field", () => {
  test("tells exactly what was stored, whatever the field is called and whatever came", () => {
    const sign = fc.constantFrom(..."aåZ0 _-:;,“”'%{}<>", " is ", " or ", "missing", "not a ");
    const name = fc.string({ unit: sign, minLength: 1, maxLength: 12 });
    const value: fc.Arbitrary<Json> = fc.oneof(
      anyText,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.integer(), { maxLength: 2 }),
      fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }),
    );
    fc.assert(
      fc.property(name, fc.constantFrom(...variables), value, value, (field, variable, came, to) => {
        const respondent = { To: to, Tag: came, When: came, [field]: came };
        const decision = decide(rulesFor(field, variable), respondent, respondent, new Date(0));
        if (decision.status !== "rejected") return;
        const kept = stored(decision.errors);
        expect(describeFaults(kept)).toEqual(describeFaults(decision.errors));
        expect(JSON.stringify(kept).length).toBeLessThan(4000);
        for (const fault of kept) {
          const sentence = faultSentence(fault);
          expect(sentence).toMatch(/^.{6,}\.$/s);
          if ("got" in fault) expect(sentence.toLowerCase()).toContain(showGot(fault.got).toLowerCase());
          if ("options" in fault) expect(sentence).toContain("Free, Pro");
          if (fault.code === "missing_field") expect(sentence).toContain(fault.field);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each<[FieldFault, string]>([
    [{ field: "Id", code: "missing_field" }, "Id is required, and it is missing or empty."],
    [
      { field: "Mail", code: "missing_field", fills: "email" },
      "Mail is missing or empty, and it fills the e-mail address.",
    ],
    [
      { field: "Plan", code: "missing_field", fills: { variable: "is missing" } },
      "Plan is missing or empty, and it fills the background variable is missing, which is required.",
    ],
    [{ field: "S", code: "invalid_type", wanted: "number", got: "ten" }, '"ten" is not a number.'],
    [{ field: "S", code: "invalid_type", wanted: "text", got: { kind: "list" } }, "a list is not text."],
    [
      { field: "S", code: "invalid_type", wanted: "one_value", got: { kind: "object" }, variable: "V" },
      "An object came, and V takes one value.",
    ],
    [
      { field: "[3]", code: "invalid_type", wanted: "object", got: null, index: 3 },
      "Element 3 is nothing, not an object.",
    ],
    [{ field: "Mail", code: "invalid_email", got: { kind: "list" } }, "It is a list."],
    [{ field: "N", code: "too_long", most: 2000 }, "The text has more than 2,000 characters."],
    [
      { field: "Mail", code: "invalid_email", why: "inner", ending: "local" },
      "No mail from outside reaches a domain that ends with .local.",
    ],
  ])("%j is told as %s", (fault, sentence) => {
    expect(describeFaults([fault])).toEqual([{ field: fault.field, code: fault.code, message: sentence }]);
  });

  test("of an older version is told as the sentence that it was", () => {
    const fault = { field: "Total", code: "invalid_type", message: "“1 249 kr” is not a number." };
    expect(describeFaults([fault])).toEqual([fault]);
  });
});
