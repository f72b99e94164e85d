import { useLocale } from "next-intl";
import { nameOfLanguage } from "@/lib/language";

/** Names a language by its tag, in the reader's language. */
export function useLanguageName(): (tag: string) => string {
  const locale = useLocale();
  return (tag) => nameOfLanguage(tag, locale);
}

/** The same where the name stands alone, such as on a button: with a capital. */
export function useLanguageLabel(): (tag: string) => string {
  const locale = useLocale();
  return (tag) => {
    const name = nameOfLanguage(tag, locale);
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  };
}
