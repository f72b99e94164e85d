import { RE2JS } from "re2js";
import { fail, ok, type Result } from "./result";

const compiled = new Map<string, Result<RE2JS, string>>();

/**
 * Compiles a regular expression of RE2's syntax: linear in time, so no look-around and no back-references.
 * @param ignoreCase filters compare text without regard to case; formats of variables do not
 * @returns the expression, or a sentence that says what is wrong
 */
export function compilePattern(source: string, ignoreCase: boolean): Result<RE2JS, string> {
  const key = `${ignoreCase ? "i" : "c"}${source}`;
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size > 500) compiled.clear();
  const result = compile(source, ignoreCase);
  compiled.set(key, result);
  return result;
}

function compile(source: string, ignoreCase: boolean): Result<RE2JS, string> {
  if (source === "" || source.length > 500) return fail("A regular expression has 1 to 500 characters.");
  try {
    return ok(RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0));
  } catch {
    return fail(
      "This is no regular expression that runs in linear time: look-around and back-references are not taken.",
    );
  }
}
