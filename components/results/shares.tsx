import { useFormatter, useTranslations } from "next-intl";

/** How often each value was chosen, as a table whose middle column is drawn. */
export function Shares({
  shares,
  answered,
}: {
  shares: readonly { value: string | number; label: string; count: number; known: boolean }[];
  answered: number;
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  return (
    <table className="w-full text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("value")}</th>
          <th scope="col">{t("drawn")}</th>
          <th scope="col">{t("share")}</th>
          <th scope="col">{t("count")}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ value, label, count, known }) => (
          <tr key={value}>
            <th scope="row" className="py-1.5 pr-4 text-left font-normal wrap-anywhere">
              {label}
              {known ? null : <span className="block text-xs text-muted-foreground">{t("gone")}</span>}
            </th>
            <td className="w-1/4 py-1.5 sm:w-1/2">
              <svg className="block h-2.5 w-full" aria-hidden="true">
                <rect width="100%" height="100%" rx="2" className="fill-sunken" />
                <rect width={`${(count / answered) * 100}%`} height="100%" rx="2" className="fill-primary" />
              </svg>
            </td>
            <td className="py-1.5 pl-4 text-right font-semibold">
              {format.number(count / answered, { style: "percent" })}
            </td>
            <td className="py-1.5 pl-3 text-right text-muted-foreground">{format.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
