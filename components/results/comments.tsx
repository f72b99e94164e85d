import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Comment } from "@/lib/response/results/comments";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { Pager } from "../ui/pager";
import { groupOf } from "./score-group";

/** A page of texts, and where the newest and the following ones are. */
export type CommentPage = { comments: readonly Comment[]; newest: string | null; older: string | null };

const looks = {
  promoters: "border-primary bg-primary text-primary-foreground",
  passives: "border-control",
  detractors: "border-transparent bg-st-rejected-soft text-st-rejected",
};

/** What people wrote, newest first, each with the score that they gave beside it. */
export function Comments({
  page: { comments, newest, older },
  respondents,
  ofTen,
}: {
  page: CommentPage;
  /** The address under which a person's page is. */
  respondents: string;
  /** Whether the score beside is one from 0 to 10. */
  ofTen: boolean;
}) {
  const t = useTranslations("results");
  const ui = useTranslations("ui");
  return (
    <>
      <ul className="divide-y">
        {comments.map(({ id, respondentId, text, at, language, score, variables }) => (
          <li key={id} className="flex gap-3.5 px-4 py-3.5">
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
            <div className="min-w-0">
              <p lang={language} dir="auto" className="wrap-anywhere whitespace-pre-line">
                {text}
              </p>
              <p className="mt-0.5 text-xs wrap-anywhere text-muted-foreground">
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
              </p>
            </div>
          </li>
        ))}
      </ul>
      {newest || older ? (
        <div className="border-t px-4 pb-4">
          <Pager
            label={t("pages")}
            newer={newest}
            older={older}
            words={{ newer: t("newest"), older: ui("older") }}
          />
        </div>
      ) : null}
    </>
  );
}
