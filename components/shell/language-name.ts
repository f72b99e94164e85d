import { useLocale } from "next-intl";
import { nameOfLanguage } from "@/lib/text/language";

/**
 * Names a language by its tag, in the reader's language: with a capital, as it stands alone or begins a text, or as it is
 * written `within` a sentence, which in Swedish is without.
 */
export function useLanguageName(): (tag: string, within?: "within") => string {
  const locale = useLocale();
  return (tag, within) => {
    const name = nameOfLanguage(tag, locale);
    return within ? name : name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  };
}
