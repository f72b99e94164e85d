import { useTranslations } from "next-intl";
import type { Failure, FieldFault, Reason } from "@/lib/reason/model";
import { useSaid } from "../errors/fault-words";
import { useFaultWords } from "../reason/fault-words";
import { useReasonWords } from "../reason/reason-words";

/** Why a run stands as it does, as facts. */
export type RunWhy = {
  reason: Reason | null;
  failure: Pick<Failure, "code" | "details" | "message"> | null;
  errors: readonly FieldFault[] | null;
};

/** Why a run stands as it does: in the reader's language, but for what others said, which is quoted. */
export function useRunReason(): (run: RunWhy) => string {
  const failures = useTranslations("failures");
  const faultWords = useFaultWords();
  const said = useSaid();
  const reasonWords = useReasonWords();
  return ({ reason, failure, errors }) => {
    if (errors && errors.length > 0) return errors.map(faultWords).join(" ");
    if (!failure) return reason ? reasonWords(reason) : "";
    const title = `${failure.code}.title` as "invalid_data.title";
    return [failures.has(title) ? failures(title) : "", said(failure)].filter(Boolean).join(": ");
  };
}
