"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionError } from "../form/action-error";
import type { Outcome } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { PanelBody } from "../ui/panel";

/** Sends each active recipient a notice that is only a test. */
export function TestNotice({ active, send }: { active: number; send: () => Promise<Outcome<number>> }) {
  const t = useTranslations("recipients");
  const { outcome, pending, run } = useAct<number>();
  return (
    <PanelBody>
      <Button size="sm" disabled={active === 0 || pending} onClick={() => run(send)}>
        <Send size={14} aria-hidden />
        {t("test")}
      </Button>
      <p role="status" className="mt-2 text-xs text-muted-foreground">
        {active === 0
          ? t("testNobody")
          : outcome?.ok && !pending
            ? t("tested", { count: outcome.value })
            : null}
      </p>
      {outcome && !outcome.ok && outcome.code === "rate_limited" ? (
        <p role="alert" className="text-xs text-danger">
          {t("testSoon")}
        </p>
      ) : (
        <ActionError state={outcome} className="mt-2" />
      )}
    </PanelBody>
  );
}
