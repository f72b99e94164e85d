import fc from "fast-check";
import type { Filter, IncomingField, Mapping, Variable } from "@/db/schema";
import { arityOf, filterOperators, operatorTable } from "@/lib/filter/operator-table";

/** A set-up and respondents that come to it. */
export type Case = {
  fields: IncomingField[];
  mapping: Mapping;
  filter: Filter | null;
  variables: Variable[];
  languages: readonly string[];
  respondents: unknown[];
};

const names = [
  "EmailAddress",
  "first name",
  "Language",
  "Total",
  "Plan",
  "When",
  "__proto__",
  "Ja.Nej",
] as const;
const values: readonly unknown[] = [
  ...[
    "elin@example.com",
    " Bo@Example.com ",
    "elin",
    "a@b",
    "x@y.local",
    "ÅSA@å.se",
    "a\0@b.se",
    "a@b.se\ud800",
  ],
  ...["", "  ", "\u200b", null, [], {}, ["elin@example.com"], { a: 1 }, '["Pro"]', '{"a":1}'],
  ...[
    "sv",
    "SV-fi",
    "dk",
    "svenska",
    "tlh",
    "?",
    "1249",
    " 12.5 ",
    "1 249 kr",
    "0x10",
    "+5",
    "1e400",
    0,
    -0,
    1249,
  ],
  ...[
    "Pro",
    "pro",
    "PREMIUM",
    "Gold",
    "2026-11-24",
    "20261124T100000Z",
    "2026-02-30",
    "24/11",
    "soon",
    "AB",
    "ab",
  ],
  ...[
    true,
    false,
    "ja",
    "no",
    "x".repeat(201),
    "x".repeat(2001),
    "😀".repeat(150),
    "e\u0301",
    "\u0000",
    1.5e300,
  ],
];

const value = fc.constantFrom(...values);
const variable = (over: Omit<Variable, "required">) =>
  fc.boolean().map((required): Variable => ({ ...over, required }));
const variables = fc.tuple(
  variable({ name: "OrderTotal", type: "text", format: "numeric" }),
  variable({ name: "Plan", type: "list", options: ["Free", "Pro", "pro"], aliases: { Premium: "Pro" } }),
  variable({ name: "Bought", type: "date" }),
  variable({ name: "Code", type: "text", format: "regex", pattern: "[A-Z]{2}" }),
  variable({ name: "Other", type: "text", format: "email" }),
  variable({ name: "__proto__", type: "text", format: "text" }),
);
const targets = [
  "firstName",
  "lastName",
  "language",
  "OrderTotal",
  "Plan",
  "Bought",
  "Code",
  "Other",
  "__proto__",
];

const condition = fc
  .record({
    field: fc.constantFrom(...names, "Nowhere"),
    op: fc.constantFrom(...filterOperators),
    value: fc.constantFrom("sv", "Pro", "1249", "2026-11-24", true, 1249, "e"),
  })
  .map(({ field, op, value }): Filter => {
    if (arityOf(op) === "none") return { field, op };
    if (arityOf(op) === "list") return { field, op, value: [value, "tlh"] };
    return { field, op, value: operatorTable[op].family === "moment" ? "2026-11-24" : value };
  });
const group = (part: fc.Arbitrary<Filter>) =>
  fc
    .tuple(fc.boolean(), fc.array(part, { maxLength: 3 }))
    .map(([all, parts]): Filter => (all ? { all: parts } : { any: parts }));
const filter = fc.oneof(fc.constant(null), condition, group(fc.oneof(condition, group(condition))));

const fields = fc.array(
  fc.record({
    required: fc.boolean(),
    type: fc.constantFrom(
      undefined,
      undefined,
      "text" as const,
      "number" as const,
      "date" as const,
      "boolean" as const,
    ),
    made: fc.constantFrom<Partial<IncomingField>[]>(
      ...[{}, {}, {}, {}, { default: "sv" }, { value: "Pro" }],
      { transform: [{ op: "decimal", separator: "," }], default: "1" },
      { transform: [{ op: "trim" }, { op: "lowercase" }] },
    ),
  }),
  { minLength: names.length, maxLength: names.length },
);

/** Set-ups as they can be saved, each with respondents: what fits beside all that does not. */
export const cases = (respondents: number): fc.Arbitrary<Case> =>
  fc
    .record({
      variables,
      filter,
      fields,
      languages: fc.constantFrom(["en", "sv"], ["da"], []),
      targets: fc.shuffledSubarray(targets, { minLength: 2, maxLength: names.length - 1 }),
      strict: fc.boolean(),
      good: fc.array(fc.boolean(), { minLength: respondents, maxLength: respondents }),
      came: fc.array(fc.array(fc.option(value, { nil: undefined }), { minLength: 8, maxLength: 8 }), {
        ...{ minLength: respondents, maxLength: respondents },
      }),
    })
    .map(({ variables, filter, fields, languages, targets, strict, good, came }) => ({
      ...{ filter, languages },
      variables: strict ? variables : variables.map((each) => ({ ...each, required: false })),
      fields: names.map((name, i): IncomingField => {
        const { required, type, made } = fields[i]!;
        const path = name === "Ja.Nej" ? '["Ja.Nej"]' : name === "first name" ? "$.who.name" : name;
        return {
          name,
          path,
          required: strict && required && i % 3 === 0,
          ...(strict && type && i > 0 ? { type } : {}),
          ...(strict ? made : {}),
        };
      }),
      mapping: Object.fromEntries(
        names.map((name, i) => [name, i === 0 ? "email" : (targets[i - 1] ?? null)]),
      ),
      respondents: came.map((row, n) => {
        const entries = names.flatMap((name, i): [string, unknown][] => {
          const one =
            i === 0 && good[n] ? "elin@example.com" : good[n] && (i + n) % 2 === 0 ? undefined : row[i];
          if (one === undefined) return [];
          return name === "first name" ? [["who", { name: one }]] : [[name, one]];
        });
        return Object.fromEntries(entries);
      }),
    }));
