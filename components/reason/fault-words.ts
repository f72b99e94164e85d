import { useTranslations } from "next-intl";
import type { AddressFault, FieldFault } from "@/lib/reason/model";
import { useShown } from "./reason-words";

type Missing = Extract<FieldFault, { code: "missing_field"; fills?: unknown }>;
type OfType = Extract<FieldFault, { wanted: string }>;

/** What is wrong with a field of a request, with the field's name, in the reader's language. */
export function useFaultWords(): (fault: FieldFault) => string {
  const of = useTranslations("errors");
  const what = useFaultWhat();
  return (fault) =>
    fault.field === "" || namesItsField(fault)
      ? what(fault)
      : of("field", { field: fault.field, what: what(fault) });
}

/** What is wrong with a value, in the reader's language; what an older version kept is told as it is. */
export function useFaultWhat(): (fault: FieldFault) => string {
  const t = useTranslations("reasons.faults");
  const shown = useShown();
  const addressWords = useAddressWords();
  const missingWords = ({ field, fills }: Missing) => {
    if (fills === undefined) return t("missing", { field });
    if (fills === "send_at") return t("missingSendAt", { field });
    return fills === "email"
      ? t("missingEmail", { field })
      : t("missingVariable", { field, variable: fills.variable });
  };
  const typeWords = (fault: OfType) => {
    switch (fault.wanted) {
      case "one_value":
        return t("oneValue", { list: isList(fault.got), variable: fault.variable });
      case "pattern":
        return t("pattern", { variable: fault.variable, pattern: fault.pattern });
      case "email":
        return addressWords(fault);
      case "send_date":
        return t("sendDate", { field: fault.field });
      case "earlier_date":
        return t("earlierDate", { field: fault.field });
      case "step":
        return t("step", { field: fault.field, step: fault.step, op: fault.op, got: shown(fault.got) });
      case "object":
        return t("object", { index: String(fault.index), got: shown(fault.got) });
      default: {
        const words = t("type", { got: shown(fault.got), wanted: fault.wanted });
        const hint = fault.wanted === "number" || fault.wanted === "date" ? t(`hints.${fault.wanted}`) : "";
        return fault.variable === undefined ? words : `${words} ${hint}`.trim();
      }
    }
  };
  return (fault) => {
    if ("message" in fault) return fault.message;
    switch (fault.code) {
      case "missing_field":
        return missingWords(fault);
      case "invalid_type":
        return typeWords(fault);
      case "invalid_email":
        return "why" in fault ? addressWords(fault) : t("noText", { got: shown(fault.got) });
      case "invalid_language":
        return t("language", { got: shown(fault.got) });
      case "invalid_characters":
        return t("characters");
      case "too_long":
        return t("tooLong", { most: fault.most });
      case "not_in_list":
        return t("notInList", { variable: fault.variable, options: fault.options.join(", ") });
    }
  };
}

/** Says the sentence itself which field it is about? */
function namesItsField(fault: FieldFault): boolean {
  if ("message" in fault) return false;
  if (fault.code === "missing_field") return true;
  return (
    fault.code === "invalid_type" && ["send_date", "earlier_date", "object", "step"].includes(fault.wanted)
  );
}

function useAddressWords(): (fault: AddressFault) => string {
  const t = useTranslations("reasons.faults.address");
  return (fault) => t(fault.why, "ending" in fault ? { ending: fault.ending } : {});
}

function isList(got: unknown): string {
  return String(typeof got === "object" && got !== null && "kind" in got && got.kind === "list");
}
