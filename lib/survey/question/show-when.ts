import type { Filter, Variable } from "@/db/schema";
import { type FieldKind, type FilterDraft, filterOfDraft } from "../../filter/form";
import { inAskedOrder } from "./asked";
import type { QuestionDraft } from "./draft";

type Expected =
  | { kind: "language" | "text" | "number" | "date" | "boolean" }
  | { kind: "list"; options: string[] };

/** Something that a condition of a question may look at, as its name in a filter. */
export type LogicField = { name: string; expected: Expected } & (
  | { of: "answer"; question: number; row?: number }
  | { of: "variable"; variable: string }
  | { of: "language" }
);

/**
 * What a question's condition may look at: the answers to what is asked before it, the variables, the language. Pure.
 * @param drafts questions that have their keys
 * @param position the question's place among them; of none that is there, whatever is asked is before it
 */
export function logicFieldsOf(
  drafts: readonly QuestionDraft[],
  position: number,
  variables: readonly Variable[],
  languages: readonly string[],
): LogicField[] {
  const placed = drafts.map((draft, question) => ({ ...draft, question }));
  const order = inAskedOrder(placed);
  const own = order.findIndex(({ question }) => question === position);
  const before = own < 0 ? order : order.slice(0, own);
  return [
    ...before.flatMap((draft): LogicField[] => {
      const { key, type, question, rows, columns } = draft;
      if (type === "statement") return [];
      const name = `answers.${key}`;
      if (type !== "matrix") return [{ of: "answer", question, name, expected: expectedAnswer(draft) }];
      const options = columns.map(({ value }) => value);
      return rows.map(({ value }, row) => ({
        ...{ of: "answer" as const, question, row },
        ...{ name: `${name}.${value}`, expected: { kind: "list" as const, options } },
      }));
    }),
    ...variables.map(
      ({ name, type, format, options = [] }): LogicField => ({
        ...{ of: "variable", variable: name, name: `variables.${name}` },
        expected:
          type === "list"
            ? { kind: "list", options }
            : { kind: type === "date" ? "date" : format === "numeric" ? "number" : "text" },
      }),
    ),
    ...(languages.length > 1
      ? [{ of: "language" as const, name: "language", expected: { kind: "language" as const } }]
      : []),
  ];
}

/** What a question's answer is compared with. */
export function expectedAnswer({
  type,
  options,
  other,
}: {
  type: QuestionDraft["type"];
  options: readonly { value: string }[];
  other: boolean;
}): Expected {
  switch (type) {
    case "nps":
    case "rating":
    case "csat":
    case "ces":
    case "number":
      return { kind: "number" };
    case "date":
      return { kind: "date" };
    case "consent":
      return { kind: "boolean" };
    case "single":
    case "multiple":
    case "ranking":
      return other ? { kind: "text" } : { kind: "list", options: options.map(({ value }) => value) };
    default:
      return { kind: "text" };
  }
}

/** The filter that a question's conditions mean; null where none is whole. */
export function filterOfLogic(
  draft: FilterDraft,
  fields: readonly { name: string; expected: { kind: FieldKind } }[],
): Filter | null {
  const kindOf = (name: string) => fields.find((field) => field.name === name)?.expected.kind ?? "any";
  return filterOfDraft(draft, kindOf).filter;
}
