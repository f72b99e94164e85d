"use client";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { FollowedResponse } from "@/lib/response/follow-up";
import type { FollowUpPatch } from "@/lib/response/follow-up-schema";
import { ActionError } from "../form/action-error";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { Panel } from "../ui/panel";
import { TextLink } from "../ui/text-link";
import type { ChangeFollowUp } from "./change";

const NoteDialog = lazy(() => import("./note-dialog"));

/** A follow-up as the list shows it. */
export type FollowUpRow = Omit<FollowedResponse, "completedAt" | "at"> & {
  completedAt: string;
  at: string | null;
};

/** Who is to be called or written to, with what they said; `change` is null for those who may only look. */
export function FollowUpList({
  rows,
  change,
}: {
  rows: readonly FollowUpRow[];
  change: ChangeFollowUp | null;
}) {
  const t = useTranslations("followUps");
  const [noted, setNoted] = useState<FollowUpRow | null>(null);
  return (
    <>
      <ul aria-label={t("title")} className="grid gap-3">
        {rows.map((row) => (
          <li key={row.id}>
            <FollowUpCard row={row} change={change} onNote={() => setNoted(row)} />
          </li>
        ))}
      </ul>
      {noted && change ? (
        <Suspense>
          <NoteDialog row={noted} change={change} onClose={() => setNoted(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

function FollowUpCard({
  row,
  change,
  onNote,
}: {
  row: FollowUpRow;
  change: ChangeFollowUp | null;
  onNote: () => void;
}) {
  const t = useTranslations("followUps");
  const { outcome, pending, run } = useAct();
  const { id, respondentId, email, name, surveyId, survey, score, comment, note, followUp, completedAt } =
    row;
  const who = name || email;
  const set = (next: FollowUpPatch["followUp"]) => run(() => change!(null, { id, followUp: next }));
  return (
    <Panel className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4">
      {score === null ? null : (
        <span className="grid size-9 shrink-0 place-items-center rounded-md border border-control font-semibold">
          <span className="sr-only">{t("score")} </span>
          {score}
        </span>
      )}
      <div className="min-w-0 grow basis-64">
        <p className="wrap-anywhere">
          <TextLink href={`/respondents/${respondentId}`}>{who}</TextLink>
          {name ? <span className="text-sm text-muted-foreground"> {email}</span> : null}
        </p>
        {comment ? (
          <p dir="auto" className="mt-1 line-clamp-6 wrap-anywhere whitespace-pre-line">
            {comment}
          </p>
        ) : null}
        {note ? (
          <p className="mt-2 border-l-2 border-primary pl-2.5 text-sm wrap-anywhere whitespace-pre-line text-body">
            <span className="font-semibold">{t("note")}: </span>
            {note}
          </p>
        ) : null}
        <p className="mt-1.5 text-sm text-muted-foreground">
          <TextLink href={`/surveys/${surveyId}/results`}>{survey}</TextLink>
          {", "}
          <Moment at={completedAt} bare />
          {followUp === "done" && row.at ? (
            <>
              {". "}
              {row.by ? t("doneBy", { name: row.by }) : t("doneAt")} <Moment at={row.at} bare />
            </>
          ) : null}
        </p>
        <ActionError state={outcome} className="mt-2" />
      </div>
      {change ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" aria-label={t("noteOf", { who })} onClick={onNote}>
            {t("note")}
          </Button>
          <Button
            size="sm"
            variant={followUp === "open" ? "primary" : "default"}
            aria-label={t(followUp === "open" ? "doneOf" : "reopenOf", { who })}
            disabled={pending}
            onClick={() => set(followUp === "open" ? "done" : "open")}
          >
            {t(followUp === "open" ? "finish" : "reopen")}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
