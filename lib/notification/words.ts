import { matchLanguage } from "@/lib/text/language";
import en from "../../messages/notice/en.json";
import sv from "../../messages/notice/sv.json";

/** All words of notices and account mails, in one language. */
export type NoticeWords = typeof en;

/** The words for a locale, and the language they are in: English where the locale's is not spoken. */
export function noticeWords(locale: string): { language: "en" | "sv"; words: NoticeWords } {
  return matchLanguage(locale, ["sv"]) ? { language: "sv", words: sv } : { language: "en", words: en };
}

/** A moment as people of a language and zone write it: `24 Nov, 10:57`. */
export function momentText(at: Date, language: string, timeZone: string): string {
  const form = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone } as const;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, form).format(at);
}
