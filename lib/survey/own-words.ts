import type { OwnWord, OwnWords } from "@/db/schema";
import { matchLanguage, wholeLanguage } from "@/lib/text/language";
import type { RespondentWords } from "./fill";
import { respondentLanguages } from "./respondent-languages";
import { type Spoken, wordsFor } from "./words";

/** The words of respondents' pages that a survey says by itself where the pages do not speak its language, in the order met. */
export const ownWords = [
  ...(["next", "back", "submit", "page", "required", "optional"] as const),
  ...(["other", "choose", "wrong", "thanks", "used", "closed"] as const),
] as const satisfies readonly OwnWord[];

/** The words of a page: its own of a survey laid over those that it speaks; `own` names the former. */
export type SpokenWords = Spoken & { own: ReadonlySet<OwnWord> };

/** Do respondents' pages speak a language? Else the editor asks for the words. */
export function isSpoken(tag: string): boolean {
  return matchLanguage(tag, respondentLanguages) !== undefined;
}

/** What the pages say for each of the words. */
export function usualWords({
  survey,
  errors,
  thanks,
  used,
  closed,
}: RespondentWords): Record<OwnWord, string> {
  const { next, back, submit, page, required, optional, other, choose } = survey;
  return {
    ...{ next, back, submit, page, required, optional, other, choose },
    ...{ wrong: errors.summary.one, thanks: thanks.title, used: used.title, closed: closed.title },
  };
}

/** The words for a language tag, as a survey has them: what it does not say is said as the pages do. */
export function wordsOf(tag: string, given: OwnWords): SpokenWords {
  const spoken = wordsFor(tag);
  const said: Partial<Record<OwnWord, string>> = {};
  for (const name of ownWords) {
    const texts = given[name] ?? {};
    const found = matchLanguage(tag, Object.keys(texts));
    // Words of another variant are not those that the pages speak better.
    if (found !== undefined && (!isSpoken(tag) || wholeLanguage(found) === wholeLanguage(tag)))
      said[name] = texts[found]!;
  }
  const own = new Set(ownWords.filter((name) => said[name] !== undefined));
  return { ...spoken, own, words: own.size === 0 ? spoken.words : laidOver(spoken.words, said) };
}

function laidOver(
  words: RespondentWords,
  { wrong, thanks, used, closed, ...survey }: Partial<Record<OwnWord, string>>,
): RespondentWords {
  const plural = (text: string) => ({ one: text, other: text });
  const errors = Object.fromEntries(
    Object.entries(words.errors).map(([name, text]) => [
      name,
      wrong === undefined || name === "kept"
        ? text
        : name === "pageTitle"
          ? `${wrong} {title}`
          : typeof text === "string"
            ? wrong
            : plural(wrong),
    ]),
  ) as RespondentWords["errors"];
  return {
    ...words,
    survey: { ...words.survey, ...survey },
    errors,
    thanks: thanks === undefined ? words.thanks : { ...words.thanks, title: thanks, titleNamed: thanks },
    used: used === undefined ? words.used : { ...words.used, title: used },
    closed: closed === undefined ? words.closed : { ...words.closed, title: closed },
  };
}
