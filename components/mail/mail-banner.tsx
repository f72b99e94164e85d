"use client";
import { TriangleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MailState } from "@/lib/invitation/mail-state";
import { useSaid } from "../errors/fault-words";
import { ActionError } from "../form/action-error";
import { useAct } from "../form/use-act";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { TextLink } from "../ui/text-link";
import { useMailState } from "./mail-state";
import { useWhy } from "./mail-why";
import type { SendTrial, TrialData } from "./trial";

/** Says on every page that mail waits, how much and since when, why, and what is tried next. `send` is null for those who may only look. */
export function MailBanner({
  initial,
  where,
  send,
  brief,
}: {
  initial: MailState;
  where: string;
  send: SendTrial | null;
  /** Where something else holds mail back too, what stands above tells what becomes of requests, and nothing is tried. */
  brief: boolean;
}) {
  const t = useTranslations("shell.mail");
  const { cause, count, oldestSince, next } = useMailState(initial);
  const why = useWhy();
  const said = useSaid();
  // On the page of mail the same button stands with its stages.
  const elsewhere = usePathname() !== "/settings/mail";
  const { outcome, pending, run } = useAct<TrialData>();
  if (!cause) return null;
  const moment = (at: string | null) => () => (at ? <Moment at={at} look="short" /> : "");
  const link = (words: ReactNode) => <TextLink href="/settings/mail">{words}</TextLink>;
  const words = said(cause);
  const trial = outcome?.ok && !pending ? outcome.value : null;
  return (
    <Banner
      kind="warning"
      icon={TriangleAlert}
      role="status"
      title={
        count > 0 ? (
          <>
            {t.rich("waits", { count, why: why(cause), since: moment(oldestSince) })}{" "}
            {next && !brief ? t.rich("next", { date: moment(next) }) : null}
          </>
        ) : (
          t("nobody", { why: why(cause) })
        )
      }
      action={
        send && elsewhere ? (
          <Button disabled={pending} onClick={() => run(() => send(null, {}))} className="max-md:w-full">
            {t("test")}
          </Button>
        ) : undefined
      }
    >
      {words ? (
        <p className="wrap-anywhere">{t("said", { where, said: words.replace(/^[“”"]|[“”"]$/g, "") })}</p>
      ) : null}
      {brief ? null : <p>{t.rich("text", { link })}</p>}
      {trial ? (
        <p className="mt-1 font-semibold wrap-anywhere">
          {trial.stopped
            ? `${t("stopped", { why: why({ code: trial.stopped.code, details: { said: trial.stopped.message } }) })} ${trial.stopped.message}`
            : t("tested", { to: trial.to })}
        </p>
      ) : null}
      {outcome && !outcome.ok ? <ActionError state={outcome} className="mt-2" /> : null}
    </Banner>
  );
}
