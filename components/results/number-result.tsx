import { useFormatter, useTranslations } from "next-intl";
import type { QuestionResult } from "@/lib/response/results/results";
import { Facts, PanelBody } from "../ui/panel";

/** Mean, median and range of the numbers given. */
export function NumberResult({ result }: { result: Extract<QuestionResult, { type: "number" }> }) {
  const t = useTranslations("results.number");
  const format = useFormatter();
  const names = ["mean", "median", "lowest", "highest"] as const;
  return (
    <PanelBody>
      <Facts
        items={names.map((name) => ({
          key: name,
          name: t(name),
          value: result[name] === null ? "–" : format.number(result[name], { maximumFractionDigits: 2 }),
        }))}
      />
      {result.rounded ? <p className="mt-3 text-xs text-muted-foreground">{t("rounded")}</p> : null}
    </PanelBody>
  );
}
