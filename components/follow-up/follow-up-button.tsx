"use client";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { FollowUpPatch } from "@/lib/response/follow-up-schema";
import { ActionError } from "../form/action-error";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import type { ChangeFollowUp } from "./change";

const NoteDialog = lazy(() => import("./note-dialog"));

/** On a person's page: puts their answer on the list of follow-ups, and marks it done. */
export function FollowUpButton({
  response: { id, followUp, note },
  person,
  change,
}: {
  response: { id: string; followUp: NonNullable<FollowUpPatch["followUp"]> | null; note: string | null };
  person: { name: string; email: string };
  change: ChangeFollowUp;
}) {
  const t = useTranslations("followUps");
  const { outcome, pending, run } = useAct();
  const [noting, setNoting] = useState(false);
  const set = (next: FollowUpPatch["followUp"]) => run(() => change(null, { id, followUp: next }));
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        {followUp ? <span className="text-sm text-muted-foreground">{t(`is.${followUp}`)}</span> : null}
        {followUp === "open" ? null : (
          <Button size="sm" disabled={pending} onClick={() => set("open")}>
            {t(followUp === "done" ? "reopen" : "start")}
          </Button>
        )}
        {followUp === "done" ? null : (
          <Button
            size="sm"
            variant={followUp === "open" ? "primary" : "default"}
            disabled={pending}
            onClick={() => set("done")}
          >
            {t("finish")}
          </Button>
        )}
        <Button size="sm" onClick={() => setNoting(true)}>
          {t("note")}
        </Button>
        {followUp ? (
          <Button size="sm" variant="ghost" disabled={pending} onClick={() => set(null)}>
            {t("takeOff")}
          </Button>
        ) : null}
      </div>
      {note ? <p className="mt-2 text-sm wrap-anywhere whitespace-pre-line text-body">{note}</p> : null}
      <ActionError state={outcome} className="mt-2" />
      {noting ? (
        <Suspense>
          <NoteDialog row={{ id, note, ...person }} change={change} onClose={() => setNoting(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
