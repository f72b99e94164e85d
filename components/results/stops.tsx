import { useFormatter, useLocale, useTranslations } from "next-intl";
import { fewest } from "@/lib/response/results/interval";
import type { QuestionStops, Stops } from "@/lib/response/results/stops";
import type { Question } from "@/lib/survey/queries";
import { translate } from "@/lib/survey/translation";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { textLink } from "../ui/text-link";

/** How many began and finished, and for each question how many saw it, answered it, and went no further. */
export function WhereStopped({
  stops: { begun, finished, questions, newest },
  pages,
  survey,
}: {
  stops: Stops;
  /** Whether the survey has several pages: on one, nobody is known to have begun before they finish. */
  pages: boolean;
  survey: { questions: readonly Question[]; languages: readonly string[]; path: string };
}) {
  const t = useTranslations("results.stops");
  const format = useFormatter();
  const worst = pages ? worstOf(questions, begun - finished) : null;
  const percent = (part: number, of: number) => format.number(part / of, { style: "percent" });
  const heads = ["question", "drawn", "saw", "answered", ...(pages ? (["stopped"] as const) : [])] as const;
  return (
    <Panel>
      <PanelHead title={t("title")}>
        {newest === null ? null : (
          <span className="text-xs text-muted-foreground">{t("newest", { count: newest })}</span>
        )}
      </PanelHead>
      <PanelBody>
        <p className="mb-3 text-sm">
          {pages
            ? begun < fewest
              ? t("begunFew", { begun, finished })
              : t("begun", { begun, finished, share: percent(finished, begun) })
            : t("onePage", { finished })}
        </p>
        <table className="w-full text-sm">
          <caption className="sr-only">{t("title")}</caption>
          <thead className="text-xs text-muted-foreground">
            <tr>
              {heads.map((head) => (
                <th
                  key={head}
                  scope="col"
                  className={
                    head === "question"
                      ? "pb-2 text-left font-medium"
                      : head === "drawn"
                        ? "hidden pb-2 font-medium md:table-cell"
                        : "pb-2 pl-3 text-right font-medium"
                  }
                >
                  <span className={head === "drawn" ? "sr-only" : ""}>{t(head)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {questions.map(({ question, saw, answered, stopped }) => (
              <tr key={question.key} className="border-t align-baseline">
                <th scope="row" className="py-2 text-left font-normal wrap-anywhere">
                  <Title {...{ question, survey }} />
                </th>
                <td className="hidden w-1/3 py-2 pl-4 align-middle md:table-cell">
                  <Bar {...{ begun, saw, answered, stopped }} isWorst={worst?.question === question} />
                </td>
                <td className="py-2 pl-3 text-right">{format.number(saw)}</td>
                <td className="py-2 pl-3 text-right">
                  {format.number(answered)}
                  {saw < fewest ? null : (
                    <span className="block text-xs text-muted-foreground">{percent(answered, saw)}</span>
                  )}
                </td>
                {pages ? (
                  <td
                    className={`py-2 pl-3 text-right ${worst?.question === question ? "font-semibold" : ""}`}
                  >
                    {format.number(stopped)}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
        {worst ? (
          <p className="mt-3 text-sm">
            {t.rich("worst", {
              stopped: worst.stopped,
              all: begun - finished,
              question: () => <Title question={worst.question} survey={survey} />,
            })}{" "}
            <a
              href={`${survey.path}#question-${survey.questions.findIndex(({ key }) => key === worst.question.key)}`}
              className={textLink}
            >
              {t("open")}
            </a>
          </p>
        ) : null}
        <p className="mt-3 text-xs text-muted-foreground">{t(pages ? "how" : "howOnePage")}</p>
      </PanelBody>
    </Panel>
  );
}

/** Where most of those who did not finish stopped; of few who did not, nothing is claimed. */
function worstOf(questions: readonly QuestionStops[], unfinished: number): QuestionStops | null {
  const [first, second] = questions.toSorted((a, b) => b.stopped - a.stopped);
  if (unfinished < fewest || !first || first.stopped === second?.stopped) return null;
  return first;
}

function Title({
  question,
  survey: { languages },
}: {
  question: Question;
  survey: { languages: readonly string[] };
}) {
  const written = translate(question.title, useLocale(), languages);
  return (
    <span lang={written?.language} dir="auto">
      {written?.text ?? question.key}
    </span>
  );
}

/** Of all who began: who saw a question, who answered it, and at the end those who went no further. */
function Bar({
  begun,
  saw,
  answered,
  stopped,
  isWorst,
}: Omit<QuestionStops, "question"> & { begun: number; isWorst: boolean }) {
  const width = (count: number) => `${(count / Math.max(1, begun)) * 100}%`;
  return (
    <svg className="block h-2.5 w-full" aria-hidden="true">
      <rect width="100%" height="100%" rx="2" className="fill-sunken" />
      <rect width={width(saw)} height="100%" rx="2" className="fill-control" />
      <rect width={width(answered)} height="100%" rx="2" className="fill-primary" />
      <rect
        x={width(saw - stopped)}
        width={width(stopped)}
        height="100%"
        className={isWorst ? "fill-ch-rejected" : "fill-ch-waiting"}
      />
    </svg>
  );
}
