"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionError } from "../form/action-error";
import type { Outcome } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { TextLink } from "../ui/text-link";

/** How a test mail was taken: kept here, handed over, or not, and why. */
export type TestSent = { status: "captured" | "sent" } | { status: "failed"; code: string };

/** Sends the message as it stands to the person who edits it. */
export function TestMail({ email, send }: { email: string; send: () => Promise<Outcome<TestSent>> }) {
  const t = useTranslations("messages.test");
  const failures = useTranslations("failures");
  const { outcome, pending, run } = useAct<TestSent>();
  const sent = outcome?.ok && !pending ? outcome.value : null;
  const link = (words: ReactNode) => <TextLink href="/mail">{words}</TextLink>;
  return (
    <div>
      <Button disabled={pending} onClick={() => run(send)} aria-describedby="test-hint">
        <Send size={14} aria-hidden />
        {t("send")}
      </Button>
      <p id="test-hint" className="mt-1.5 text-sm text-muted-foreground">
        {t("hint", { email })}
      </p>
      <p role="status" className="text-sm empty:hidden [&:not(:empty)]:mt-1.5">
        {sent?.status === "sent" ? t("sent", { email }) : null}
        {sent?.status === "captured" ? (
          <>
            {t("sent", { email })} {t.rich("captured", { link })}
          </>
        ) : null}
        {sent?.status === "failed" ? (
          <span className="text-danger">
            {t("failed", { why: failures(`${sent.code as "mail_error"}.short`) })}
          </span>
        ) : null}
      </p>
      {outcome && !outcome.ok && outcome.code === "rate_limited" ? (
        <p role="alert" className="mt-1.5 text-sm text-danger">
          {t("soon")}
        </p>
      ) : pending ? null : (
        <ActionError state={outcome} className="mt-2" />
      )}
    </div>
  );
}
