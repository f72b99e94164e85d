"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { checkExternalUrl } from "@/lib/survey/external-url";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { useUrlFault } from "./address-form";

/** Where the questions of a survey are, and the way to have them elsewhere as long as nobody has answered. */
export function MoveSurvey({
  survey: { id, external, questions, variables },
  answers,
  move,
}: {
  survey: { id: string; external: boolean; questions: number; variables: readonly string[] };
  answers: number;
  move: Act<{ id: string; url: string | null }>;
}) {
  const t = useTranslations("survey");
  const ui = useTranslations("ui");
  const faultOf = useUrlFault();
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState("");
  const [tried, setTried] = useState(false);
  const { outcome, pending, run } = useAct();
  const fault = external ? undefined : faultOf(url, checkExternalUrl(url.trim(), variables));

  function submit() {
    setTried(true);
    if (fault || pending) return;
    run(
      () => move(null, { id, url: external ? null : url.trim() }),
      () => setOpen(false),
    );
  }

  return (
    <Panel className="mt-6 lg:mr-[360px]">
      <PanelHead title={t("new.kind")}>
        {answers === 0 ? (
          <Button size="sm" onClick={() => setOpen(true)}>
            {t(external ? "move.here" : "move.away")}
          </Button>
        ) : null}
      </PanelHead>
      <PanelBody>
        <p className="font-semibold">{t(external ? "new.external" : "new.hosted")}</p>
        <p className="text-sm text-muted-foreground">
          {answers > 0
            ? t("move.answered", { count: answers })
            : t(external ? "new.externalText" : "new.hostedText")}
        </p>
      </PanelBody>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t(external ? "move.hereTitle" : "move.awayTitle")}
        description={t(external ? "move.hereText" : "move.awayText", { count: questions })}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{ui("keepIt")}</Button>
            <Button
              type="submit"
              form="move-survey"
              variant={questions > 0 ? "danger-solid" : "primary"}
              disabled={pending}
            >
              {t(external ? "move.here" : "move.away")}
            </Button>
          </>
        }
      >
        <form
          id="move-survey"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <ActionError state={outcome} className="mb-4" />
          {external ? null : (
            <TextField
              label={t("address.url")}
              hint={t("address.hint", { example: "{{email}}" })}
              error={tried ? fault : undefined}
              type="url"
              spellCheck={false}
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </form>
      </Dialog>
    </Panel>
  );
}
