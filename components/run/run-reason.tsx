import { useTranslations } from "next-intl";
import { useFaultWords, useSaid } from "../errors/fault-words";

/** Why a run stands as it does: reasons that are codes in the reader's language, sentences as they are stored. */
export function useRunReason(): (run: {
  status: string;
  reason: string | null;
  failure: { code: string; message: string } | null;
  errors: readonly { field: string; code: string; message: string }[] | null;
}) => string {
  const t = useTranslations("reasons");
  const failures = useTranslations("failures");
  const faultWords = useFaultWords();
  const said = useSaid();
  return ({ reason, failure, errors }) => {
    if (errors && errors.length > 0) return errors.map(faultWords).join(" ");
    if (failure) {
      const title = `${failure.code}.title` as "invalid_data.title";
      return [failures.has(title) ? failures(title) : "", said(failure)].filter(Boolean).join(": ");
    }
    if (!reason) return "";
    const key = reason as "survey_closed";
    return /^[a-z_]+$/.test(reason) && t.has(key) ? t(key) : reason;
  };
}
