import type { AnswerFault } from "@/lib/response/answers";
import { exampleNumber } from "@/lib/response/number";
import { limitOf, scaleOf } from "@/lib/response/read-answer";
import { fill, fillCount, numberText, type RespondentWords } from "@/lib/survey/fill";
import type { SpokenWords } from "@/lib/survey/own-words";
import type { Question } from "@/lib/survey/queries";
import { type Speech, speechOf, translate } from "@/lib/survey/translation";

/** What a page speaks, and how values are put into a survey's texts. */
export type Tongue = {
  language: string;
  languages: readonly string[];
  words: RespondentWords;
  /** What our own words speak, where that is not the page's language. */
  ours: Speech;
  /** Those that the survey says in the page's language by itself. */
  own: SpokenWords["own"];
  /** Puts values in the place of merge fields; the result is text. */
  pipe: (text: string) => string;
};

/** A text with what it speaks where that is not the page's language. */
export type Spoken = { text: string; speech: Speech };

/** What a word of the page speaks, where that is not the page's language. */
export function wordSpeech({ own, ours }: Tongue, name: Parameters<Tongue["own"]["has"]>[0]): Speech {
  return own.has(name) ? {} : ours;
}

/** A text of the survey as the page says it; another one where there is none. */
export function spoken(
  texts: Parameters<typeof translate>[0],
  { language, languages, pipe }: Tongue,
  otherwise: Spoken,
): Spoken {
  const found = translate(texts, language, languages);
  return found ? { text: pipe(found.text), speech: speechOf(found.language, language) } : otherwise;
}

/** The question's text. */
export function titleOf(question: Question, tongue: Tongue): Spoken {
  return spoken(question.title, tongue, { text: question.key, speech: {} });
}

/** How a question wants to be answered, beside whether it must be. */
export function kindHint(question: Question, { language, words: { survey } }: Tongue): string {
  switch (question.type) {
    case "multiple":
      return survey.several;
    case "ranking":
      return survey.rankingHint;
    case "number":
      return (
        boundsText(question, language, survey) ??
        fill(survey.numberHint, { example: exampleNumber(language) })
      );
    case "text":
      return question.maxLength
        ? fill(survey.atMost, { limit: numberText(question.maxLength, language) })
        : "";
    default:
      return "";
  }
}

type Bounds = Record<"between" | "from" | "to", string>;

function boundsText({ min, max }: Question, language: string, texts: Bounds): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  const text = max === undefined ? texts.from : min === undefined ? texts.to : texts.between;
  return fill(text, { low: numberText(min ?? 0, language), high: numberText(max ?? 0, language) });
}

/** What is wrong with an answer, as a sentence that says what to do. */
export function faultText(
  question: Question,
  fault: AnswerFault,
  { language, words: { errors } }: Tongue,
): string {
  switch (fault.code) {
    case "nothing":
      return "";
    case "too_long":
      return fillCount(errors.tooLong, fault.over, language, {
        limit: numberText(limitOf(question), language),
      });
    case "other_blank":
      return errors.other;
    case "out_of_range":
      return boundsText(question, language, errors) ?? errors.write;
    default:
      return howToAnswer(question, language, errors);
  }
}

function howToAnswer(question: Question, language: string, errors: RespondentWords["errors"]): string {
  switch (question.type) {
    case "nps":
    case "rating":
    case "ces":
      return fill(errors.chooseFromScale, scaleOf(question));
    case "csat":
    case "single":
      return errors.chooseOne;
    case "multiple":
      return errors.chooseSome;
    case "matrix":
      return errors.rows;
    case "ranking":
      return errors.ranking;
    case "number":
      return fill(errors.writeNumber, { example: exampleNumber(language) });
    case "date":
      return errors.chooseDate;
    case "consent":
      return errors.consent;
    default:
      return errors.write;
  }
}
