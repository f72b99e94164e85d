import { useTranslations } from "next-intl";
import type { DisabledReason, FilterValue, Got, Reason, Unmet } from "@/lib/reason/model";

/** Why a run stands as it does, in the reader's language; what others said is quoted. */
export function useReasonWords(): (reason: Reason) => string {
  const t = useTranslations("reasons");
  const shown = useShown();
  const unmetWords = useUnmetWords();
  const quote = useQuote();
  return (reason) => {
    switch (reason.code) {
      case "filter_not_met": {
        const { details } = reason;
        return ("any" in details ? details.any : [details]).map(unmetWords).join(" ");
      }
      case "withdraws":
        return t("withdraws", { field: reason.details.field, value: shown(reason.details.got) });
      case "text":
        return quote(reason.details.text);
      default:
        return t(reason.code);
    }
  };
}

/** Why an automation is disabled, in the reader's language. */
export function useDisabledWords(): (reason: DisabledReason | null) => string {
  const t = useTranslations();
  return (reason) => {
    if (!reason) return "";
    if (reason.code === "text") return reason.details.text;
    if (reason.code === "manual" || reason.code === "receiver_gone")
      return t(`automations.reason.${reason.code}`);
    const { count, last, field } = reason.details;
    const key = `failures.${last}.short` as "failures.survey_closed.short";
    const cause = t.has(key) ? t(key) : last;
    return t("automations.reason.failures", { count, cause: field ? `${field}: ${cause}` : cause });
  };
}

/** Words of others as a quotation. */
export function useQuote(): (text: string) => string {
  const t = useTranslations("wizard.filter");
  return (text) => text && t("quoted", { text });
}

/** A condition that was not met, in the words that the filter's editor has for it. */
function useUnmetWords(): (unmet: Unmet) => string {
  const t = useTranslations("reasons.unmet");
  const filter = useTranslations("wizard.filter");
  const shown = useShown();
  const wanted = (value: FilterValue) => (Array.isArray(value) ? value.map(shown).join(", ") : shown(value));
  return ({ field, op, value, got }) => {
    const words = { field, op: filter(`ops.${op}`) };
    const condition =
      value === undefined
        ? filter("conditionBare", words)
        : filter("condition", { ...words, value: wanted(value) });
    return t("sentence", { condition, got: shown(got) });
  };
}

/** A value as it came, in the reader's words. */
export function useShown(): (got: Got) => string {
  const t = useTranslations("reasons.unmet");
  const quote = useTranslations("wizard.filter");
  return (got) => {
    if (got === null) return t("nothing");
    if (typeof got === "object") return got.digits ?? t(got.kind === "list" ? "list" : "object");
    return typeof got === "string" ? quote("quoted", { text: got }) : String(got);
  };
}
