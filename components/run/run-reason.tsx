import { useTranslations } from "next-intl";

/** Does a sentence about a field name it already, or is it about none? */
export function namesField(message: string, field: string): boolean {
  return field === "" || message.includes(field);
}

/** Why a run stands as it does: reasons that are codes in the reader's language, sentences as they are stored. */
export function useRunReason(): (run: {
  status: string;
  reason: string | null;
  failure: { message: string } | null;
  errors: readonly { field: string; message: string }[] | null;
}) => string {
  const t = useTranslations("reasons");
  return ({ reason, failure, errors }) => {
    if (errors && errors.length > 0)
      return errors
        .map(({ field, message }) => (namesField(message, field) ? message : `${field}: ${message}`))
        .join(" ");
    if (failure) return failure.message;
    if (!reason) return "";
    const key = reason as "survey_closed";
    return /^[a-z_]+$/.test(reason) && t.has(key) ? t(key) : reason;
  };
}
