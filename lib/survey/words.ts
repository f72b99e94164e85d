import { matchLanguage, parseLanguage, wishedLanguages } from "@/lib/text/language";
import ar from "../../messages/respondent/ar.json";
import da from "../../messages/respondent/da.json";
import de from "../../messages/respondent/de.json";
import en from "../../messages/respondent/en.json";
import es from "../../messages/respondent/es.json";
import fi from "../../messages/respondent/fi.json";
import fr from "../../messages/respondent/fr.json";
import it from "../../messages/respondent/it.json";
import nb from "../../messages/respondent/nb.json";
import nl from "../../messages/respondent/nl.json";
import pl from "../../messages/respondent/pl.json";
import pt from "../../messages/respondent/pt.json";
import sv from "../../messages/respondent/sv.json";
import type { RespondentWords } from "./fill";
import { respondentLanguages } from "./respondent-languages";

const words: Record<(typeof respondentLanguages)[number], RespondentWords> = {
  ...{ en, sv, da, nb, fi, de, nl, fr, es, it, pt, pl, ar },
};

/** The words of a language tag, and the language they are in. */
export type Spoken = { language: string; words: RespondentWords };

/** The words for a language tag, and the language they are in: English where the tag's is not spoken, nor one that its people read. */
export function wordsFor(tag: string): Spoken {
  const language = matchLanguage(tag, respondentLanguages) ?? (parseLanguage(tag) === "nn" ? "nb" : "en");
  return { language, words: words[language as keyof typeof words] };
}

/** The first language of an Accept-Language header that respondents' pages speak, else English. */
export function preferredLanguage(header: string | null): string {
  for (const tag of wishedLanguages(header)) {
    const match = matchLanguage(tag, respondentLanguages);
    if (match) return match;
  }
  return "en";
}
