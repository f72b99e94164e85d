import { RE2JS, RE2JSSyntaxException } from "re2js";
import { normal } from "@/lib/text/normal";
import { fail, ok, type Result } from "../result";
import { costsMoreThan } from "./pattern-cost";

/** How a pattern is used: looked for anywhere without regard to case, or against the whole text, minding case. */
export type PatternUse = "search" | "whole";

/** Why a pattern is not taken, as a code and as a sentence. */
export type PatternFault = { code: "invalid_pattern" | "too_complex"; message: string };

/** A text's answer to a pattern, in linear time. */
export type Pattern = { test(text: string): boolean };

/**
 * What a pattern may cost. Measured: at these limits 400 texts of 2,000 characters made to be as dear as possible are
 * judged in about 0.15 s, and what passes them by far takes minutes. Against a whole text most states are left at once.
 */
const limits = { characters: 500, instructions: 4000, cost: { search: 1_500_000, whole: 3_000_000 } };

const remembered = 200;

const compiled = new Map<string, Result<Pattern, PatternFault>>();

/**
 * Compiles a regular expression of RE2's syntax: linear in time, so no look-around and no back-references. One whose
 * automaton is too large to be read at a look-up a character is refused as well. Compares after NFC.
 */
export function compilePattern(source: string, use: PatternUse): Result<Pattern, PatternFault> {
  const key = `${use} ${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const result = compile(normal(source), use);
  if (compiled.size >= remembered) compiled.delete(compiled.keys().next().value!);
  if (source.length <= limits.characters) compiled.set(key, result);
  return result;
}

function compile(source: string, use: PatternUse): Result<Pattern, PatternFault> {
  if (source === "" || source.length > limits.characters) {
    return fail({ code: "invalid_pattern", message: "A regular expression has 1 to 500 characters." });
  }
  const compiling = programOf(source, use);
  if (!compiling.ok) return compiling;
  const program = compiling.value;
  const { re2Input } = program;
  const large = re2Input.prog.numInst() > limits.instructions;
  if (large || costsMoreThan(limits.cost[use], re2Input, use === "whole")) return fail(tooComplex);
  return ok({
    test: (text) => (use === "whole" ? program.testExact(normal(text)) : program.test(normal(text))),
  });
}

const tooComplex: PatternFault = {
  code: "too_complex",
  message:
    "This regular expression is too complex to be tried on many texts in a short time. Repeat less, such as + in place of {1,1000}, or let it begin with ^.",
};

function programOf(source: string, use: PatternUse): Result<RE2JS, PatternFault> {
  try {
    return ok(RE2JS.compile(source, use === "search" ? RE2JS.CASE_INSENSITIVE : 0));
  } catch (error) {
    if (error instanceof RE2JSSyntaxException && isTooLarge(error)) return fail(tooComplex);
    const message =
      "This is no regular expression that runs in linear time: look-around and back-references are not taken.";
    return fail({ code: "invalid_pattern", message });
  }
}

/** Rightly written, but repeated or nested beyond what the parser goes through. */
function isTooLarge({ error, input }: { error: string; input: string | null }): boolean {
  if (/too deeply|too large/.test(error)) return true;
  const [, from = 0, to = from] = /^\{(\d+),?(\d+)?\}/.exec(input ?? "") ?? [];
  return /repeat count/.test(error) && Number(from) <= Number(to);
}
