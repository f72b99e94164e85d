"use client";
import { Ban, RotateCw, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionError } from "../form/action-error";
import type { Act, Outcome } from "../form/outcome";
import { tell } from "../page/news";
import { Button } from "../ui/button";

type One = { id: string };

/** The server's actions on one run. */
export type RunActionsOf = {
  replay: Act<One, number>;
  cancel: Act<One>;
  sendNow: Act<One>;
};

/** What can be done to a run in its state: replay what failed; cancel or send at once what is scheduled. */
export function RunActions({ id, status, actions }: { id: string; status: string; actions: RunActionsOf }) {
  const t = useTranslations("run");
  const [pending, start] = useTransition();
  const [outcome, setOutcome] = useState<Outcome<unknown>>(null);
  function run<T>(act: Act<One, T>, said: (value: T) => string) {
    start(async () => {
      const result = await act(null, { id });
      setOutcome(result);
      if (result?.ok) tell((toast) => toast.success(said(result.value)));
    });
  }
  return (
    <>
      {status === "scheduled" ? (
        <>
          <Button disabled={pending} onClick={() => run(actions.cancel, () => t("done.cancel"))}>
            <Ban size={14} aria-hidden />
            {t("cancel")}
          </Button>
          <Button
            variant="primary"
            disabled={pending}
            onClick={() => run(actions.sendNow, () => t("done.sendNow"))}
          >
            <Send size={14} aria-hidden />
            {t("sendNow")}
          </Button>
        </>
      ) : null}
      {status === "failed" || status === "rejected" ? (
        <Button
          variant="primary"
          disabled={pending}
          className="max-md:grow"
          onClick={() => run(actions.replay, (count) => (count > 0 ? t("done.replay") : t("done.nothing")))}
        >
          <RotateCw size={14} aria-hidden />
          {t("replay")}
        </Button>
      ) : null}
      <ActionError state={outcome} className="w-full" />
    </>
  );
}
