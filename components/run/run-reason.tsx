import { useTranslations } from "next-intl";
import { readFilterReason, type UnmetCondition } from "@/lib/automation/filter-reason";
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
  const unmetWords = useUnmetWords();
  return ({ status, reason, failure, errors }) => {
    if (errors && errors.length > 0) return errors.map(faultWords).join(" ");
    if (failure) {
      const title = `${failure.code}.title` as "invalid_data.title";
      return [failures.has(title) ? failures(title) : "", said(failure)].filter(Boolean).join(": ");
    }
    if (!reason) return "";
    const unmet = status === "filtered" ? readFilterReason(reason) : null;
    if (unmet) return unmet.map(unmetWords).join(" ");
    const key = reason as "survey_closed";
    return /^[a-z_]+$/.test(reason) && t.has(key) ? t(key) : reason;
  };
}

/** A condition that was not met, in the words that the filter's editor has for it. */
function useUnmetWords(): (unmet: UnmetCondition) => string {
  const t = useTranslations("reasons.unmet");
  const filter = useTranslations("wizard.filter");
  const shown = (text: string) => {
    if (text === "nothing") return t("nothing");
    if (text === "a list") return t("list");
    if (text === "an object") return t("object");
    return text.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) =>
      filter("quoted", { text: inner.replace(/\\(.)/g, "$1") }),
    );
  };
  return ({ field, op, value, got }) => {
    const words = { field, op: filter(`ops.${op}`) };
    const condition =
      value === null
        ? filter("conditionBare", words)
        : filter("condition", { ...words, value: shown(value.replace(/^\[(.*)\]$/s, "$1")) });
    return t("sentence", { condition, got: shown(got) });
  };
}
