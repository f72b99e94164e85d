import { matchLanguage } from "@/lib/text/language";
import en from "../../messages/notice/en.json";
import sv from "../../messages/notice/sv.json";

/** The words of alerts and digests. */
export type AlertWords = (typeof en)["alert"];

/** The words for a channel's locale, and the language they are in: English where the locale's is not spoken. */
export function alertWords(locale: string): { language: "en" | "sv"; words: AlertWords } {
  return matchLanguage(locale, ["sv"])
    ? { language: "sv", words: sv.alert }
    : { language: "en", words: en.alert };
}
