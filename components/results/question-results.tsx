import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { otherChoice } from "@/lib/response/read-answer";
import type { QuestionResult } from "@/lib/response/results/results";
import type { Question } from "@/lib/survey/queries";
import { translate } from "@/lib/survey/translation";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { textLink } from "../ui/text-link";
import { Change } from "./change";
import type { Comparison } from "./comparison";
import { Compound } from "./compound";
import { NpsResult } from "./nps-result";
import { NumberResult } from "./number-result";
import { Shares } from "./shares";

type Reading = {
  languages: readonly string[];
  locale: string;
  comparison: Comparison | null;
  /** The address of what was written to a question, by its key. */
  commentsOf: (key: string) => string;
};

/** What was answered to each question, in the reader's language where it is written in it. */
export function QuestionResults({ results, ...reading }: { results: readonly QuestionResult[] } & Reading) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      {results.map((result) => (
        <One key={result.question.key} result={result} {...reading} />
      ))}
    </div>
  );
}

function One({ result, ...reading }: { result: QuestionResult } & Reading) {
  const t = useTranslations("results");
  const { question, answered } = result;
  if (question.type === "statement") return null;
  const written = translate(question.title, reading.locale, reading.languages);
  const title = (
    <span lang={written?.language} dir="auto">
      {written?.text ?? question.key}
    </span>
  );
  const answers = t("answers", { count: answered });
  if (result.type === "nps")
    return <NpsResult {...{ title, answers, result }} comparison={reading.comparison} />;
  return (
    <Panel id={`question-${question.key}`} className="scroll-mt-4">
      <PanelHead title={title}>
        <span className="shrink-0 text-xs text-muted-foreground">
          {result.type === "text" && answered > 0
            ? t("texts", { count: answered })
            : result.type === "multiple"
              ? t("several", { answers })
              : answers}
        </span>
      </PanelHead>
      {answered === 0 ? (
        <PanelBody className="text-sm text-muted-foreground">{t("none")}</PanelBody>
      ) : (
        <Body result={result} {...reading} />
      )}
    </Panel>
  );
}

function Body({ result, ...reading }: { result: Exclude<QuestionResult, { type: "nps" }> } & Reading) {
  const t = useTranslations("results");
  if (result.type === "number") return <NumberResult result={result} />;
  const { question, answered } = result;
  const labelOf = ({ type, options }: Question, value: string | number) => {
    if (type === "consent") return t("consented");
    return value === otherChoice ? t("other") : choiceLabel(options, value, reading);
  };
  if (result.type === "text" || result.type === "statement") {
    return (
      <PanelBody className="text-sm">
        <Link href={reading.commentsOf(question.key)} className={textLink}>
          {t("toComments")}
        </Link>
      </PanelBody>
    );
  }
  if (result.type === "matrix" || result.type === "ranking")
    return <Compound result={result} labelOf={(value, list) => choiceLabel(list, value, reading)} />;
  return (
    <PanelBody>
      {"mean" in result && result.mean !== null ? (
        <Mean mean={result.mean} question={question} comparison={reading.comparison} />
      ) : null}
      <Shares
        answered={answered}
        shares={result.shares.map((share) => ({ ...share, label: labelOf(question, share.value) }))}
      />
    </PanelBody>
  );
}

function Mean({
  mean,
  question,
  comparison,
}: {
  mean: number;
  question: Question;
  comparison: Comparison | null;
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  return (
    <p className="mb-3 flex items-baseline gap-2">
      <span className="text-xl font-semibold">
        {format.number(mean, { minimumFractionDigits: 1, maximumFractionDigits: 2 })}
      </span>
      <span className="text-sm text-muted-foreground">
        {t("mean")}
        {comparison ? (
          <>
            , <Change now={mean} before={comparison.of(question.key)} days={comparison.days} digits={2} />
          </>
        ) : null}
      </span>
    </p>
  );
}

function choiceLabel(
  list: Question["options"],
  value: string | number,
  { languages, locale }: Pick<Reading, "languages" | "locale">,
): string {
  const option = list?.find((each) => each.value === value);
  return (option && translate(option.label, locale, languages)?.text) ?? String(value);
}
