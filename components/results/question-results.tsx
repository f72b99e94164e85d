import { useTranslations } from "next-intl";
import type { QuestionResult } from "@/lib/response/results";
import type { Question } from "@/lib/survey/queries";
import { translate } from "@/lib/survey/translation";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { Comments } from "./comments";
import { NpsResult } from "./nps-result";
import { NumberResult } from "./number-result";
import { Shares } from "./shares";

type Reading = { languages: readonly string[]; locale: string };

/** What was answered to each question, in the reader's language where it is written in it. */
export function QuestionResults({ results, ...reading }: { results: readonly QuestionResult[] } & Reading) {
  return results.map((result) => <One key={result.question.key} result={result} {...reading} />);
}

function One({ result, languages, locale }: { result: QuestionResult } & Reading) {
  const t = useTranslations("results");
  const { question, answered } = result;
  const title = translate(question.title, locale, languages);
  return (
    <Panel>
      <PanelHead title={<span lang={title?.language}>{title?.text ?? question.key}</span>}>
        <span className="shrink-0 text-xs text-muted-foreground">{t("answers", { count: answered })}</span>
      </PanelHead>
      {answered === 0 ? (
        <PanelBody className="text-sm text-muted-foreground">{t("none")}</PanelBody>
      ) : result.type === "nps" ? (
        <NpsResult result={result} />
      ) : result.type === "number" ? (
        <NumberResult result={result} />
      ) : result.type === "text" ? (
        <Comments comments={result.comments} />
      ) : (
        <PanelBody>
          {result.type === "rating" && result.mean !== null ? (
            <p className="mb-3 text-sm text-body">{t("mean", { mean: result.mean })}</p>
          ) : null}
          <Shares
            answered={answered}
            shares={result.shares.map((share) => ({
              ...share,
              label: labelOf(question, share.value, { languages, locale }),
            }))}
          />
        </PanelBody>
      )}
    </Panel>
  );
}

function labelOf({ options }: Question, value: string | number, { languages, locale }: Reading): string {
  const option = options?.find((each) => each.value === value);
  return (option && translate(option.label, locale, languages)?.text) ?? String(value);
}
