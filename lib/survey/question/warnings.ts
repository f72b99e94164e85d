import { isLacking } from "../texts";
import type { QuestionDraft } from "./draft";
import { textsOf } from "./draft";

/** What may be meant, and may be a mistake: it can be saved. */
export type QuestionWarning =
  | { code: "consent" }
  | { code: "translation"; language: string }
  | { code: "never" };

/**
 * What a question is warned of: a consent that must be given shuts out everybody who says no, a text is missing in a
 * language, nobody can ever be shown it. Pure.
 * @param never the keys of questions that no answers lead to
 */
export function warningsOf(
  draft: QuestionDraft,
  languages: readonly string[],
  never: readonly string[],
): QuestionWarning[] {
  const texts = textsOf(draft);
  return [
    ...(draft.key !== "" && never.includes(draft.key) ? [{ code: "never" as const }] : []),
    ...(draft.type === "consent" && draft.required ? [{ code: "consent" as const }] : []),
    ...languages
      .filter((language) => texts.some((text) => isLacking(text, language)))
      .map((language) => ({ code: "translation" as const, language })),
  ];
}
