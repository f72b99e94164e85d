import type { surveys } from "@/db/schema";
import { firstQuestion } from "./first-question";
import { compileBody } from "./markdown";
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
  const { html, text } = compileBody(body);
  const question = firstQuestion(survey, language);
  return { html: withBlock(html, question.html), text: withBlock(text, question.text) };
}

function withBlock(slots: Slot[], block: Slot[]): Slot[] {
  return slots.flatMap((slot) => (typeof slot !== "string" && slot.place === "question" ? block : [slot]));
}
