import { useTranslations } from "next-intl";
import type { Comment } from "@/lib/response/results";
import { Moment } from "../ui/moment";
import { PanelBody } from "../ui/panel";

/** So many comments are shown; the export has all. */
const shown = 50;

/** What people wrote, newest first, each with the score that they gave beside it. */
export function Comments({ comments }: { comments: readonly Comment[] }) {
  const t = useTranslations("results");
  return (
    <>
      <ul className="divide-y">
        {comments.slice(0, shown).map(({ responseId, text, at, language, score, variables }) => (
          <li key={responseId} className="flex gap-3.5 px-4 py-3.5">
            {score === null ? null : (
              <span className="grid size-7 shrink-0 place-items-center rounded-md border border-control text-sm font-semibold">
                <span className="sr-only">{t("score")} </span>
                {score}
              </span>
            )}
            <div className="min-w-0">
              <p lang={language} className="wrap-anywhere whitespace-pre-line">
                {text}
              </p>
              <p className="mt-0.5 text-xs wrap-anywhere text-muted-foreground">
                {Object.values(variables)
                  .slice(0, 3)
                  .map((value) => `${value}, `)
                  .join("")}
                <Moment at={at.toISOString()} look="short" bare />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {comments.length > shown ? (
        <PanelBody className="border-t text-sm text-muted-foreground">
          {t("moreComments", { shown, count: comments.length })}
        </PanelBody>
      ) : null}
    </>
  );
}
