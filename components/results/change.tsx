import { useFormatter, useTranslations } from "next-intl";

/** How a figure stands to the same one of the period before, which was as long. */
export function Change({
  now,
  before,
  days,
  digits,
}: {
  now: number;
  before: number | undefined;
  days: number;
  /** So many decimals are told. */
  digits: number;
}) {
  const t = useTranslations("results.before");
  const format = useFormatter();
  if (before === undefined) return t("none", { days });
  const by = Number((now - before).toFixed(digits));
  if (by === 0) return t("same", { days });
  return t.rich(by > 0 ? "up" : "down", {
    days,
    by: format.number(Math.abs(by), { maximumFractionDigits: digits }),
    mark: (words) => (
      <b className={by > 0 ? "font-semibold text-success" : "font-semibold text-danger"}>{words}</b>
    ),
  });
}
