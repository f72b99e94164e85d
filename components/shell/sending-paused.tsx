"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionError } from "../form/action-error";
import type { Act, Outcome } from "../form/outcome";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";

/** Says that the complaint guard stopped all sending; `resume` is null for those who may only look. */
export function SendingPaused({ at, resume }: { at: string; resume: Act<Record<string, never>> | null }) {
  const t = useTranslations("shell.sendingPaused");
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [pending, start] = useTransition();
  const date = () => <Moment at={at} look="short" />;
  return (
    <Banner
      kind="danger"
      title={t.rich("title", { date })}
      action={
        resume ? (
          <Button
            size="sm"
            disabled={pending}
            onClick={() => start(async () => setOutcome(await resume(null, {})))}
          >
            {t("action")}
          </Button>
        ) : undefined
      }
    >
      {t("text")}
      <ActionError state={outcome} className="mt-2" />
    </Banner>
  );
}
