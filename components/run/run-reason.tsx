import { useTranslations } from "next-intl";
import { readCancelReason, readFilterReason, type UnmetCondition } from "@/lib/automation/filter-reason";
import { useFaultWords, useKept, useSaid } from "../errors/fault-words";

/** Why a run stands as it does: in the reader's language, but for what others said, which is quoted. */
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
  const kept = useKept();
  const shown = useShown();
  const unmetWords = useUnmetWords();
  return ({ status, reason, failure, errors }) => {
    if (errors && errors.length > 0) return errors.map(faultWords).join(" ");
    if (failure) {
      const title = `${failure.code}.title` as "invalid_data.title";
      return [failures.has(title) ? failures(title) : "", said(failure)].filter(Boolean).join(": ");
    }
    if (!reason) return "";
    if (/^[a-z_]+$/.test(reason)) return t.has(reason as "erased") ? t(reason as "erased") : reason;
    if (status !== "filtered") return kept(reason);
    const cancel = readCancelReason(reason);
    if (cancel) return t("withdraws", { field: cancel.field, value: shown(cancel.value) });
    return readFilterReason(reason)?.map(unmetWords).join(" ") ?? reason;
  };
}

/** A condition that was not met, in the words that the filter's editor has for it. */
function useUnmetWords(): (unmet: UnmetCondition) => string {
  const t = useTranslations("reasons.unmet");
  const filter = useTranslations("wizard.filter");
  const shown = useShown();
  return ({ field, op, value, got }) => {
    const words = { field, op: filter(`ops.${op}`) };
    const condition =
      value === null
        ? filter("conditionBare", words)
        : filter("condition", { ...words, value: shown(value.replace(/^\[(.*)\]$/s, "$1")) });
    return t("sentence", { condition, got: shown(got) });
  };
}

/** A value as the reason of a run shows it, in the reader's words. */
function useShown(): (text: string) => string {
  const t = useTranslations("reasons.unmet");
  const filter = useTranslations("wizard.filter");
  return (text) => {
    if (text === "nothing") return t("nothing");
    if (text === "a list") return t("list");
    if (text === "an object") return t("object");
    return text.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) =>
      filter("quoted", { text: inner.replace(/\\(.)/g, "$1") }),
    );
  };
}
