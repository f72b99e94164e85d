import type { Variable } from "@/db/schema";

/** The kinds of background variables, as people choose them. */
export const variableKinds = ["text", "number", "email", "pattern", "list", "date"] as const;

export type VariableKind = (typeof variableKinds)[number];

/** A background variable as its editor holds it. `options` and `aliases` are lines. */
export type VariableDraft = {
  /** Its name when it was last saved; blank for a new one. */
  was: string;
  name: string;
  kind: VariableKind;
  pattern: string;
  options: string;
  /** As `Premium = Pro`. */
  aliases: string;
  required: boolean;
};

/** The background variables of a survey as a form holds them. */
export type VariablesDraft = { variables: VariableDraft[] };

const formats = { text: "text", number: "numeric", email: "email", pattern: "regex" } as const;

export function newVariable(): VariableDraft {
  return { was: "", name: "", kind: "text", pattern: "", options: "", aliases: "", required: false };
}

/** A stored variable for its editor. */
export function draftOfVariable(variable: Variable): VariableDraft {
  const { name, pattern = "", options = [], aliases = {}, required } = variable;
  return {
    was: name,
    name,
    kind: kindOf(variable),
    pattern,
    options: options.join("\n"),
    aliases: Object.entries(aliases)
      .map(([alias, option]) => `${alias} = ${option}`)
      .join("\n"),
    required,
  };
}

/** A variable as it is stored: only the parts of its kind. It is checked by `variableSchema` then. */
export function variableOfDraft(draft: VariableDraft): Variable {
  const { kind, pattern, required } = draft;
  const name = draft.name.trim();
  if (kind === "date") return { name, type: "date", required };
  if (kind === "list") {
    const aliases = Object.fromEntries(lines(draft.aliases).map(cutAlias));
    const more = Object.keys(aliases).length > 0 ? { aliases } : {};
    return { name, type: "list", options: [...new Set(lines(draft.options))], ...more, required };
  }
  const more = kind === "pattern" ? { pattern } : {};
  return { name, type: "text", format: formats[kind], ...more, required };
}

function kindOf({ type, format }: Variable): VariableKind {
  if (type !== "text") return type;
  return variableKinds.find((kind) => kind in formats && formats[kind as "text"] === format) ?? "text";
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** What stands after the last `=` is the option; a line without one has none, which the schema refuses. */
function cutAlias(line: string): [string, string] {
  const at = line.lastIndexOf("=");
  return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}
