import type { Shown } from "@/lib/response/show-selector";
import type { Question } from "@/lib/survey/queries";
import { isWritten } from "@/lib/survey/question/type";
import { type Spoken, spoken, type Tongue } from "./question-texts";

/** What a question's card and its fields are drawn from. */
export type CardProps = Shown & {
  tongue: Tongue;
  /** What was filled in so far, by the form's names. */
  values: ReadonlyMap<string, string[]>;
  fault: string | undefined;
};

/** The id of the input that an error summary leads to. */
export function focusIdOf({ id, question: { type } }: Shown): string {
  if (type === "matrix") return `${id}-0-0`;
  return isWritten(type) ? id : `${id}-0`;
}

/** Whether the browser is told that a question must be answered: not of one that may be hidden, which the server judges. */
export function mustAnswer({ question, when }: Pick<Shown, "question" | "when">): boolean {
  return question.required && when === null;
}

/** The choices of a list with what people read. */
export function labelled(
  list: Question["options"],
  tongue: Tongue,
): { value: string; label: string; speech: Spoken["speech"] }[] {
  return (list ?? []).map(({ value, label }) => {
    const { text, speech } = spoken(label, tongue, { text: value, speech: {} });
    return { value, label: text, speech };
  });
}
