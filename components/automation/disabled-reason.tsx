import { useTranslations } from "next-intl";

/** Why an automation is disabled, in the reader's language; what has another shape is told as it is stored. */
export function useDisabledReason(): (reason: string | null) => string {
  const t = useTranslations();
  return (reason) => {
    if (!reason) return "";
    if (reason === "manual") return t("automations.reason.manual");
    const match = /^(\d+) deliveries in a row failed; the last: ([a-z_]+)(?: \((.*)\))?\.$/.exec(reason);
    if (!match) return reason;
    const [, count, code, field] = match;
    const key = `failures.${code}.short` as "failures.survey_closed.short";
    const cause = t.has(key) ? t(key) : code!;
    return t("automations.reason.failures", {
      count: Number(count),
      cause: field ? `${field}: ${cause}` : cause,
    });
  };
}
