import { matchLanguage } from "@/lib/text/language";

/**
 * The language of a respondent's page: the one asked for, else the respondent's, else the survey's first.
 * @returns one of `languages` as the survey spells it
 */
export function pageLanguage(
  asked: string | null | undefined,
  own: string,
  languages: readonly string[],
): string {
  return (
    (asked ? matchLanguage(asked, languages) : undefined) ??
    matchLanguage(own, languages) ??
    languages[0] ??
    "en"
  );
}
