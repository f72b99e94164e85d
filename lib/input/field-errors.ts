import type { z } from "zod";
import { AppError, type FieldError } from "../errors";

type Issue = z.core.$ZodIssue;

/** What zod found, as the contract's `errors`: the path as `questions[0].title.en`, a code, a sentence. */
export function fieldErrorsOf(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => errorsOfIssue(issue, []));
}

/** The refusal of input that does not fit its schema; `too_complex` where it would only take too long to run. */
export function invalidRequest(errors: FieldError[]): AppError {
  const [first] = errors;
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : "";
  const detail = first
    ? `${first.field || "The body"}: ${first.message}${more}`
    : "The request does not fit.";
  const code =
    first && errors.every((error) => error.code === "too_complex") ? "too_complex" : "invalid_request";
  return new AppError(code, detail, { errors });
}

/** A path as people write it: `questions[0].title.en`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

function errorsOfIssue(issue: Issue, above: PropertyKey[]): FieldError[] {
  const path = [...above, ...issue.path];
  const field = fieldPath(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        field: fieldPath([...path, key]),
        code: "unknown_field",
        message: "There is no such property. Check its spelling, or leave it out.",
      }));
    case "invalid_union": {
      const kinds = issue.errors.map(wrongType);
      if (kinds.length > 0 && kinds.every((kind) => kind !== undefined)) {
        const message = `Must be one of ${kinds.flatMap((kind) => kind.values.map(String)).join(", ")}.`;
        return [{ field: fieldPath([...path, "type"]), code: "not_in_list", message }];
      }
      const branch = closest(issue.errors);
      if (branch) return branch.flatMap((inner) => errorsOfIssue(inner, path));
      return [{ field, code: "invalid_value", message: issue.message }];
    }
    case "invalid_key":
      return issue.issues.flatMap((inner) => errorsOfIssue(inner, path));
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? [{ field, code: "missing_field", message: "Is required." }]
        : [{ field, code: "invalid_type", message: sentence(issue.message.replace("Invalid input: ", "")) }];
    case "invalid_value":
      return [
        { field, code: "not_in_list", message: `Must be one of ${issue.values.map(String).join(", ")}.` },
      ];
    case "too_big":
      return [
        {
          field,
          code: issue.origin === "string" ? "too_long" : tooBig(issue.origin),
          message: issue.message,
        },
      ];
    case "too_small":
      return [{ field, code: tooSmall(issue.origin), message: issue.message }];
    case "custom":
      return [{ field, code: String(issue.params?.code ?? "invalid_value"), message: issue.message }];
    default:
      return [{ field, code: "invalid_value", message: issue.message }];
  }
}

const tooBig = (origin: string) => (origin === "array" ? "too_many" : "out_of_range");
const tooSmall = (origin: string) =>
  origin === "string" ? "missing_field" : origin === "array" ? "too_few" : "out_of_range";

/** What is wrong with the `type` by which the branches of a union are told apart. */
function wrongType(issues: readonly Issue[]) {
  const wrong = issues.find(
    ({ code, path }) => code === "invalid_value" && path.length === 1 && path[0] === "type",
  );
  return wrong?.code === "invalid_value" ? wrong : undefined;
}

/** The branch of a union that the input was meant for: by its type, then the one whose faults lie deepest, then the one with the fewest. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const shallow = (issues: readonly Issue[]) => issues.filter(({ path }) => path.length === 0).length;
  const missing = (issues: readonly Issue[]) =>
    issues.filter(({ code, message }) => code === "invalid_type" && message.endsWith("received undefined"))
      .length;
  const other = (issues: readonly Issue[]) => (wrongType(issues) ? 1 : 0);
  return [...branches].sort(
    (a, b) =>
      other(a) - other(b) || shallow(a) - shallow(b) || missing(a) - missing(b) || a.length - b.length,
  )[0];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
