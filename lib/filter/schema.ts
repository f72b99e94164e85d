import { z } from "zod";
import type { Filter, FilterOperator, FilterValue } from "@/db/schema";
import { trimmed } from "@/lib/text/trimmed";
import { line, text } from "../input/text";
import { isNumeral } from "../payload/decimal";
import { parseIsoDate } from "../payload/iso-date";
import { arityOf, filterOperators, operatorTable } from "./operator-table";
import { compilePattern, type PatternFault } from "./pattern";
import { conditionsOf, groupOf } from "./walk";

/** So that a full request is judged in a moment. */
const most = { conditions: 500, patterns: 10 };

const number = z.number().refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), {
  message: "Write a number of more than 15 digits as text, so that no digit is lost.",
  params: { code: "out_of_range" },
});

const scalar = z.union([text(2000, 0), number, z.boolean()]);

const condition = z
  .strictObject({
    field: line(200).meta({ example: "Language" }),
    op: z.enum(filterOperators),
    value: z
      .union([scalar, z.array(scalar).min(1).max(500), z.null()])
      .optional()
      .meta({
        description: "A list for `in` and `not_in`; none for `exists` and `not_exists`.",
        example: "en",
      }),
  })
  .superRefine(({ op, value }, context) => {
    const fault = faultOfValue(op, value ?? undefined);
    if (!fault) return;
    const { code, message } = typeof fault === "string" ? { code: "invalid_value", message: fault } : fault;
    context.addIssue({ code: "custom", path: ["value"], message, params: { code } });
  })
  .transform(({ field, op, value }) =>
    arityOf(op) === "none" || value === null || value === undefined ? { field, op } : { field, op, value },
  );

const node: z.ZodType<Filter> = z
  .lazy(() => z.union([z.strictObject({ all: group }), z.strictObject({ any: group }), condition]))
  .refine((filter) => depthOf(filter) <= 10, {
    message: "Groups lie in each other at most 10 deep.",
    params: { code: "too_deep" },
  })
  .refine((filter) => conditionsOf(filter).length <= most.conditions, {
    message: `A filter has at most ${most.conditions} conditions. Use the operator in with a list for many values.`,
    params: { code: "too_complex" },
  })
  .refine(
    (filter) =>
      conditionsOf(filter).filter(({ condition: { op } }) => op === "matches").length <= most.patterns,
    {
      message: `A filter has at most ${most.patterns} conditions with matches. Join patterns of one field with |.`,
      params: { code: "too_complex" },
    },
  )
  .meta({
    id: "Filter",
    description: "A condition, or groups of them joined by AND (`all`) and OR (`any`).",
  });

const group: z.ZodType<Filter[]> = z.array(node).max(200);

/** A filter: who passes goes on through the automation. */
export const filterSchema = node;

function depthOf(filter: Filter): number {
  return 1 + Math.max(0, ...(groupOf(filter)?.parts ?? []).map(depthOf));
}

/** What is wrong with the value of a condition, whatever the type of its field. */
function faultOfValue(op: FilterOperator, value: FilterValue | undefined): string | PatternFault | undefined {
  const arity = arityOf(op);
  if (arity === "none") return undefined;
  if (value === undefined) return `The operator ${op} needs a value.`;
  if (arity === "list")
    return Array.isArray(value) ? undefined : `The operator ${op} needs a list, such as ["en", "sv"].`;
  if (Array.isArray(value)) return `The operator ${op} takes one value, no list.`;
  switch (operatorTable[op].family) {
    case "order":
      if (typeof value === "number") return undefined;
      return typeof value === "string" && (isNumeral(trimmed(value)) || parseIsoDate(value, "UTC"))
        ? undefined
        : "Compares with a number, or with an ISO 8601 date such as 2026-11-24.";
    case "moment":
      return typeof value === "string" && parseIsoDate(value, "UTC")
        ? undefined
        : "Compares with an ISO 8601 date such as 2026-11-24.";
    case "piece":
      return String(value) === "" ? "Looks for a text, and this one is empty." : undefined;
    case "pattern": {
      const pattern = compilePattern(String(value), "search");
      if (pattern.ok) return undefined;
      return pattern.error.code === "too_complex" ? pattern.error : pattern.error.message;
    }
    default:
      return undefined;
  }
}
