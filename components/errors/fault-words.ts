import { useLocale, useTranslations } from "next-intl";
import { failures } from "@/lib/failures";
import { codeOfSentence } from "@/lib/sentences";

type Fault = { field: string; code: string; message: string };

/** Failures whose message is what the mail server said, or what the sender was answered: these words stay as they are. */
const quoted = new Set<string>([
  "unreadable_body",
  "recipient_refused",
  "mail_content_refused",
  "mail_auth",
  "mail_unreachable",
  "mail_rate_limited",
  "mail_error",
]);

/** What is wrong with a field of a request: in English as the sender was told it, else by its code. */
export function useFaultWords(): (fault: Fault) => string {
  const t = useTranslations();
  const locale = useLocale();
  return ({ field, code, message }) => {
    const short = `failures.${code}.short` as "failures.invalid_type.short";
    if (locale === "en" || !t.has(short))
      return field === "" || message.includes(field) ? message : `${field}: ${message}`;
    const what = t(short);
    return field === "" ? t("errors.respondent", { what }) : t("errors.field", { field, what });
  };
}

/** What is kept with a run: Surveyhook's own sentences in the reader's words, those of others as a quotation. */
export function useKept(): (text: string) => string {
  const t = useTranslations();
  return (text) => {
    const code = codeOfSentence(text);
    return code ? t(`reasons.${code}`) : text && t("wizard.filter.quoted", { text });
  };
}

/** What a failure says beyond its title, in words that the reader can read; empty where that is nothing. */
export function useSaid(): (failure: { code: string; message: string }) => string {
  const locale = useLocale();
  const kept = useKept();
  return ({ code, message }) => {
    const known = (failures as Record<string, { title: string }>)[code];
    if (!known || message === `${known.title}.`) return known ? "" : message;
    if (quoted.has(code)) return kept(message);
    return locale === "en" ? message : "";
  };
}
