import { useLocale, useTranslations } from "next-intl";
import { failures } from "@/lib/failures";
import type { Failure } from "@/lib/reason/model";
import { useQuote } from "../reason/reason-words";

type Fault = { field: string; code: string; message: string };

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

/** What a failure says beyond its title, in words that the reader can read; empty where that is nothing. */
export function useSaid(): (failure: Pick<Failure, "code" | "details" | "message">) => string {
  const t = useTranslations("reasons");
  const quote = useQuote();
  return ({ code, details = {}, message = "" }) => {
    const { said, note, survey, state, target, fault } = details;
    if (said !== undefined) {
      const words = quote(said) || (note ? "" : t("mail_silent"));
      return [note && t(note), words].filter(Boolean).join(" ");
    }
    if (survey !== undefined) return t("survey_not_open", { survey, state: state ?? "closed" });
    if (target !== undefined) return t("variable_missing", { target });
    if (fault !== undefined) return t("mail_unwritable", { fault });
    const known = Object.hasOwn(failures, code) ? failures[code as keyof typeof failures] : undefined;
    return message === `${known?.title}.` ? "" : quote(message);
  };
}
