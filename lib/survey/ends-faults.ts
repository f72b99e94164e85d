import type { Question, Variable } from "@/db/schema";
import { fieldErrorsOf } from "../input/field-errors";
import { type EndsDraft, endsOfDraft } from "./ends";
import { surveyInput } from "./schema";

/** What is wrong with the welcome (`thanks` null) or a thank-you, and where. */
export type EndsFault = {
  thanks: number | null;
  part: "text" | "when" | "link" | "label" | "redirect" | "long" | "other";
  message: string;
};

/** What keeps both ends from being saved, by the schema that they are saved with: one fault a place. Pure. */
export function faultsOfEnds(
  draft: EndsDraft,
  survey: { languages: readonly string[]; variables: readonly Variable[]; questions: readonly Question[] },
): EndsFault[] {
  const checked = surveyInput.safeParse({ title: "-", ...survey, ...endsOfDraft(draft) });
  if (checked.success) return [];
  const faults = fieldErrorsOf(checked.error.issues).flatMap(({ field, code, message }): EndsFault[] => {
    if (field.startsWith("welcome"))
      return [{ thanks: null, part: code === "too_long" ? "long" : "other", message }];
    const [, number, place = "", rest = ""] = /^thankYou\[(\d+)\]\.?(\w*)(.*)$/.exec(field) ?? [];
    if (number === undefined) return [];
    const thanks = Number(number);
    if (code === "too_long") return [{ thanks, part: "long", message }];
    if (place === "link")
      return [
        { thanks, part: rest.startsWith(".label") && code === "missing_field" ? "label" : "link", message },
      ];
    const blank = place === "text" && code === "missing_field";
    if (blank) return [{ thanks, part: "text", message }];
    return [{ thanks, part: place === "when" || place === "redirect" ? place : "other", message }];
  });
  return [...new Map(faults.map((fault) => [`${fault.thanks} ${fault.part}`, fault])).values()];
}
