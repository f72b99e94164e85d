import { useFormatter, useTranslations } from "next-intl";
import type { Answers } from "@/lib/response/answers";
import type { Question } from "@/lib/survey/queries";
import { translate } from "@/lib/survey/translation";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

/** What a respondent answered, question by question; answers to questions that are gone come last. */
export function RespondentAnswers({
  questions,
  languages,
  locale,
  answers,
}: {
  questions: readonly Question[];
  languages: readonly string[];
  locale: string;
  answers: Answers | null;
}) {
  const t = useTranslations("respondent");
  const format = useFormatter();
  if (!answers) {
    return (
      <Panel>
        <PanelHead title={t("answers")} />
        <PanelBody className="text-sm text-muted-foreground">{t("noAnswers")}</PanelBody>
      </Panel>
    );
  }
  const known = new Set(questions.map(({ key }) => key));
  const gone = Object.keys(answers).filter((key) => !known.has(key));
  const words = (question: Question | undefined, value: Answers[string]): string => {
    if (typeof value === "number") return format.number(value);
    if (typeof value === "boolean") return t("consented");
    if (Array.isArray(value)) return value.map((each) => words(question, each)).join(", ");
    const labelOf = (list: Question["options"], wanted: string) => {
      const option = list?.find((each) => each.value === wanted);
      return (option && translate(option.label, locale, languages)?.text) ?? wanted;
    };
    if (typeof value === "string") return labelOf(question?.options, value);
    if (question?.type !== "matrix") return Object.values(value).join(", ");
    const cells = Object.entries(value as Record<string, string>);
    return cells
      .map(([row, cell]) => `${labelOf(question.rows, row)}: ${labelOf(question.columns, cell)}`)
      .join("\n");
  };
  return (
    <Panel>
      <PanelHead title={t("answers")} />
      <PanelBody>
        <dl className="grid gap-4">
          {questions
            .filter(({ type }) => type !== "statement")
            .map((question) => (
              <div key={question.key}>
                <dt className="text-sm text-muted-foreground">
                  {translate(question.title, locale, languages)?.text ?? question.key}
                </dt>
                <dd className="wrap-anywhere whitespace-pre-line">
                  {Object.hasOwn(answers, question.key) ? (
                    words(question, answers[question.key]!)
                  ) : (
                    <span className="text-muted-foreground">{t("skipped")}</span>
                  )}
                </dd>
              </div>
            ))}
          {gone.map((key) => (
            <div key={key}>
              <dt className="text-sm text-muted-foreground">
                <code>{key}</code>, {t("goneQuestion")}
              </dt>
              <dd className="wrap-anywhere whitespace-pre-line">{words(undefined, answers[key]!)}</dd>
            </div>
          ))}
        </dl>
      </PanelBody>
    </Panel>
  );
}
