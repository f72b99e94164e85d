/** What is wrong with a text: which field, and where it begins (line and column from 1, `at` in characters). */
export type TemplateFault = {
  code:
    | "not_closed"
    | "not_opened"
    | "no_name"
    | "missing_survey_link"
    | "misplaced_first_question"
    | "misplaced_link"
    | "unknown_field"
    | "open_link";
  /** What stands there; empty where something is missing from the whole. */
  text: string;
  /** Of an unknown field: the known name that it is most like, if any is. */
  meant?: string;
  at: number;
  line: number;
  column: number;
};

/** Those of which somebody is warned; they keep nothing from being saved. */
const warnings: ReadonlySet<TemplateFault["code"]> = new Set(["unknown_field", "open_link"]);

/** Does a fault warn only? */
export function isWarning({ code }: Pick<TemplateFault, "code">): boolean {
  return warnings.has(code);
}
