import { fieldErrorsOf } from "../../input/field-errors";
import { surveyInput } from "../schema";
import { type VariableDraft, variableOfDraft } from "./draft";

/** What is wrong with a background variable, and where. */
export type VariableFault = {
  variable: number;
  part: "name" | "duplicate" | "reserved" | "characters" | "pattern" | "options" | "aliases" | "other";
  message: string;
};

const ofName = { duplicate: "duplicate", reserved: "reserved", invalid_characters: "characters" } as const;

/** What keeps variables from being saved, by the schema that they are saved with: one fault a place. Pure. */
export function faultsOfVariables(drafts: readonly VariableDraft[]): VariableFault[] {
  const checked = surveyInput.safeParse({ title: "-", variables: drafts.map(variableOfDraft) });
  if (checked.success) return [];
  const faults = fieldErrorsOf(checked.error.issues).map(({ field, code, message }): VariableFault => {
    const [, number = "0", place = ""] = /^variables\[(\d+)\]\.?(\w*)/.exec(field) ?? [];
    const variable = Number(number);
    if (place === "name") {
      const part =
        code in ofName ? ofName[code as keyof typeof ofName] : code === "too_long" ? "other" : "name";
      return { variable, part, message };
    }
    const known = (["pattern", "options", "aliases"] as const).find((part) => part === place);
    return { variable, part: known ?? "other", message };
  });
  return [...new Map(faults.map((fault) => [`${fault.variable} ${fault.part}`, fault])).values()];
}
