import type { FieldError } from "../errors";
import { fail, ok, type Result } from "../result";
import { templateFaults } from "./faults";
import { cutFields } from "./merge";
import type { TemplateFault } from "./template-fault";

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
  const faults = templateFaults(text, body);
  if (faults.length > 0) return fail(faults.map((fault) => errorOf(fault, field)));
  return ok([...new Set(cutFields(text).flatMap((part) => (typeof part === "string" ? [] : [part.name])))]);
}

function errorOf({ code, text, line, column }: TemplateFault, field: string): FieldError {
  const braces = (what: string): FieldError => ({
    field,
    code: "unbalanced_braces",
    message: `The merge field at line ${line}, column ${column} ${what}.`,
  });
  switch (code) {
    case "no_name":
      return braces("has no name");
    case "not_closed":
      return braces("is not closed with }}");
    case "not_opened":
      return braces("was not opened with {{");
    case "misplaced_link":
      return { field, code, message: `${text} belongs in the body, not in the subject.` };
    case "misplaced_first_question":
      return {
        field,
        code,
        message: `{{firstQuestion}} at line ${line}, column ${column} needs a line of its own: it becomes a row of links. Break the line before and after it, outside of lists, quotes and tables.`,
      };
    default:
      return { field, code, message: "Needs {{surveyLink}}: without it nobody can answer." };
  }
}
