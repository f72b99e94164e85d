import { useFormatter, useTranslations } from "next-intl";
import type { QuestionResult } from "@/lib/response/results/results";
import type { Question } from "@/lib/survey/queries";
import { PanelBody } from "../ui/panel";
import { Shares } from "./shares";

/** What was chosen in each row of a matrix; or the options of a ranking by their mean place, the best first. */
export function Compound({
  result,
  labelOf,
}: {
  result: Extract<QuestionResult, { type: "matrix" | "ranking" }>;
  labelOf: (value: string | number, list: Question["options"]) => string;
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  const { question } = result;
  if (result.type === "ranking") {
    return (
      <PanelBody>
        <ol className="grid gap-2">
          {result.places.map(({ value, mean }) => (
            <li key={value} className="flex flex-wrap justify-between gap-x-3">
              <span className="wrap-anywhere">{labelOf(value, question.options)}</span>
              <span className="text-sm text-muted-foreground">
                {mean === null
                  ? t("none")
                  : t("place", { place: format.number(mean, { maximumFractionDigits: 1 }) })}
              </span>
            </li>
          ))}
        </ol>
      </PanelBody>
    );
  }
  return (
    <PanelBody className="grid gap-5">
      {result.rows.map(({ value, answered, shares }) => (
        <section key={value} className="grid gap-1.5">
          <h3 className="text-sm font-semibold wrap-anywhere">{labelOf(value, question.rows)}</h3>
          <Shares
            answered={answered}
            shares={shares.map((share) => ({ ...share, label: labelOf(share.value, question.columns) }))}
          />
        </section>
      ))}
    </PanelBody>
  );
}
