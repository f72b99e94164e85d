import type { FieldError } from "../errors";
import { fail, ok, type Result } from "../result";
import { compileHtml } from "./markdown";
import { cutFields, type Part } from "./merge";

/**
 * Checks a message's text before it is saved: braces balance, every field has a name, `{{firstQuestion}}` stands on a
 * line of its own, and a body leads to the survey.
 * @param field the name of the text in the errors, such as `content.en.body`
 * @returns the names of the merge fields it uses; or what is wrong, with line and column
 */
export function checkTemplate(
  text: string,
  { field, body }: { field: string; body: boolean },
): Result<string[], FieldError[]> {
  const parts = cutFields(text);
  const errors = [
    ...strayBraces(text, field),
    ...(body ? bodyFaults(text, field) : subjectFaults(parts, field)),
  ];
  if (errors.length > 0) return fail(errors);
  return ok([...new Set(parts.flatMap((part) => (typeof part === "string" ? [] : [part.name])))]);
}

function strayBraces(text: string, field: string): FieldError[] {
  // Fields become blanks of their length, so that a stray brace keeps its place.
  const rest = text.replace(/\{\{[^{}]*\}\}/g, (match) =>
    cutFields(match).some((part) => typeof part !== "string") ? " ".repeat(match.length) : match,
  );
  const stray = /\{\{[^{}]*\}\}|\{\{|\}\}/.exec(rest);
  if (!stray) return [];
  const before = text.slice(0, stray.index).split("\n");
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  const what =
    stray[0].length > 2
      ? "has no name"
      : stray[0] === "{{"
        ? "is not closed with }}"
        : "was not opened with {{";
  return [{ field, code: "unbalanced_braces", message: `The merge field at ${place} ${what}.` }];
}

function bodyFaults(text: string, field: string): FieldError[] {
  const { slots, misplaced } = compileHtml(text);
  const errors: FieldError[] = [];
  if (!slots.some((part) => typeof part !== "string" && part.name === "surveyLink")) {
    const message = "Needs {{surveyLink}}: without it nobody can answer.";
    errors.push({ field, code: "missing_survey_link", message });
  }
  if (misplaced) {
    const message = "{{firstQuestion}} needs a line of its own: it becomes a row of links.";
    errors.push({ field, code: "misplaced_first_question", message });
  }
  return errors;
}

function subjectFaults(parts: Part[], field: string): FieldError[] {
  const wrong = parts.find(
    (part) =>
      typeof part !== "string" && ["surveyLink", "unsubscribeLink", "firstQuestion"].includes(part.name),
  );
  if (!wrong || typeof wrong === "string") return [];
  return [
    { field, code: "misplaced_link", message: `{{${wrong.name}}} belongs in the body, not in the subject.` },
  ];
}
