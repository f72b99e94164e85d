import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Band, Comment } from "@/lib/response/results/comments";
import type { Question } from "@/lib/survey/queries";
import { translate } from "@/lib/survey/translation";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { Pager } from "../ui/pager";
import { Panel, PanelHead } from "../ui/panel";
import { SearchForm } from "../ui/search-form";
import { FilterMenu } from "./filter-menu";
import { groupOf } from "./score/score-group";

/** A page of comments, what it is limited to, and where the newest and the following ones are. */
export type CommentPage = {
  comments: readonly Comment[];
  newest: string | null;
  older: string | null;
  /** So many answers were looked at, and further back there are more; null: all that there are. */
  looked: number | null;
  /** What could be chosen, and what is. */
  questions: readonly Question[];
  about: string | null;
  bands: readonly Band[];
  band: Band | null;
  search: string;
};

const looks = {
  promoters: "border-primary bg-primary text-primary-foreground",
  passives: "border-control",
  detractors: "border-transparent bg-st-rejected-soft text-st-rejected",
};

/** What people wrote, newest first, each with the score that they gave beside it. */
export function Comments({
  page,
  path,
  keep,
  hrefOf,
  languages,
  respondents,
  ofTen,
}: {
  page: CommentPage;
  /** The address of the page, and what of its query stays when words are looked for. */
  path: string;
  keep: Readonly<Record<string, string | undefined>>;
  /** The address with these parts of the query changed; null takes one out. */
  hrefOf: (change: Record<string, string | null>) => string;
  languages: readonly string[];
  /** The address under which a person's page is. */
  respondents: string;
  /** Whether the score beside is one from 0 to 10. */
  ofTen: boolean;
}) {
  const t = useTranslations("results");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const { comments, newest, older, looked, questions, about, bands, band, search } = page;
  const titleOf = (key: string) => {
    const question = questions.find((each) => each.key === key);
    return translate(question?.title, locale, languages)?.text ?? key;
  };
  const bandName = ({ low, high }: Band) => (low === high ? String(low) : t("comments.band", { low, high }));
  const at = (change: Record<string, string | null>) => `${hrefOf({ after: null, ...change })}#comments`;
  return (
    <Panel id="comments" className="scroll-mt-4">
      <PanelHead title={t("comments.title")} />
      <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3">
        {bands.length > 0 ? (
          <FilterMenu
            name={t("score")}
            chosen={band ? t("comments.scored", { band: bandName(band) }) : t("comments.anyScore")}
            active={band !== null}
            choices={[
              { href: at({ score: null }), label: t("comments.anyScore"), current: band === null },
              ...bands.map((each) => ({
                href: at({ score: each.name }),
                label: bandName(each),
                current: each === band,
              })),
            ]}
          />
        ) : null}
        {questions.length > 1 ? (
          <FilterMenu
            name={t("comments.about")}
            chosen={about === null ? t("comments.allQuestions") : titleOf(about)}
            active={about !== null}
            choices={[
              { href: at({ about: null }), label: t("comments.allQuestions"), current: about === null },
              ...questions.map(({ key }) => ({
                href: at({ about: key }),
                label: titleOf(key),
                current: key === about,
              })),
            ]}
          />
        ) : null}
        <SearchForm label={t("comments.search")} path={path} value={search} keep={keep} place="comments" />
      </div>
      {comments.length === 0 ? (
        <p className="px-4 py-3.5 text-sm text-muted-foreground">
          {t(looked === null ? "comments.none" : "comments.noneHere")}
        </p>
      ) : (
        <ul className="divide-y">
          {comments.map((comment) => (
            <One
              key={comment.id}
              {...{ comment, respondents, ofTen }}
              titleOf={questions.length > 1 && about === null ? titleOf : null}
            />
          ))}
        </ul>
      )}
      {newest || older ? (
        <div className="border-t px-4 pb-4">
          {looked === null ? null : (
            <p className="pt-3 text-sm text-muted-foreground">{t("comments.looked", { count: looked })}</p>
          )}
          <Pager
            label={t("pages")}
            newer={newest}
            older={older}
            words={{ newer: t("newest"), older: looked === null ? ui("older") : t("comments.further") }}
          />
        </div>
      ) : null}
    </Panel>
  );
}

function One({
  comment: { respondentId, texts, at, language, score, variables, followUp },
  respondents,
  ofTen,
  titleOf,
}: {
  comment: Comment;
  respondents: string;
  ofTen: boolean;
  /** The title of a question; null where all are on the same. */
  titleOf: ((key: string) => string) | null;
}) {
  const t = useTranslations("results");
  const followUps = useTranslations("followUps");
  return (
    <li className="flex gap-3.5 px-4 py-3.5">
      {score === null ? null : (
        <span
          className={cn(
            "grid size-7 shrink-0 place-items-center rounded-md border text-sm font-semibold",
            looks[ofTen ? groupOf(score) : "passives"],
          )}
        >
          <span className="sr-only">{t("score")} </span>
          {score}
        </span>
      )}
      <div className="grid min-w-0 gap-1.5">
        {texts.map(({ key, text }) => (
          <div key={key}>
            {titleOf ? (
              <p dir="auto" className="text-xs wrap-anywhere text-muted-foreground">
                {titleOf(key)}
              </p>
            ) : null}
            <p lang={language} dir="auto" className="wrap-anywhere whitespace-pre-line">
              {text}
            </p>
          </div>
        ))}
        <p className="text-xs wrap-anywhere text-muted-foreground">
          {Object.values(variables)
            .slice(0, 3)
            .map((value) => `${value}, `)
            .join("")}
          <Link
            href={`${respondents}/${respondentId}`}
            className="underline decoration-transparent underline-offset-3 hover:decoration-current"
          >
            <Moment at={at.toISOString()} look="short" bare />
          </Link>
          {followUp ? ` · ${followUps(`is.${followUp}`)}` : ""}
        </p>
      </div>
    </li>
  );
}
