import type { surveys } from "@/db/schema";
import { directionOf } from "@/lib/text/language";
import { firstQuestion } from "./first-question";
import { compileHtml } from "./markdown";
import { compileText } from "./plain-text";
import type { Slot } from "./slots";

/**
 * A Markdown body as HTML and as text, its values still to be put in with `fillHtml` and `fillText`; `{{firstQuestion}}`
 * is drawn from the survey.
 * @param language the language of the body
 */
export function renderBody(
  body: string,
  survey: Pick<typeof surveys.$inferSelect, "questions" | "languages">,
  language: string,
): { html: Slot[]; text: Slot[] } {
  const question = firstQuestion(survey, language);
  return {
    html: withBlock(compileHtml(body, directionOf(language)).slots, question.html),
    text: withBlock(compileText(body), question.text),
  };
}

function withBlock(slots: Slot[], block: Slot[]): Slot[] {
  return slots.flatMap((slot) => (typeof slot !== "string" && slot.place === "question" ? block : [slot]));
}
