import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/reason/model";
import { useQuote } from "../reason/reason-words";

/** What a failure says beyond its title, in words that the reader can read; empty where that is nothing. */
export function useSaid(): (failure: Pick<Failure, "code" | "details" | "message">) => string {
  const t = useTranslations("reasons");
  const quote = useQuote();
  return ({ details = {}, message = "" }) => {
    const { said, note, survey, state, target, fault } = details;
    if (said !== undefined) {
      const words = quote(said) || (note ? "" : t("mail_silent"));
      return [note && t(note), words].filter(Boolean).join(" ");
    }
    if (survey !== undefined) return t("survey_not_open", { survey, state: state ?? "closed" });
    if (target !== undefined) return t("variable_missing", { target });
    if (fault !== undefined) return t("mail_unwritable", { fault });
    return quote(message);
  };
}
