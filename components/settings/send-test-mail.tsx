"use client";
import { Check, CircleX, Send } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useSaid } from "../errors/fault-words";
import { ActionError, useFieldError } from "../form/action-error";
import { useAct } from "../form/use-act";
import { useWhy } from "../mail/mail-why";
import type { SendTrial, TrialData } from "../mail/trial";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { TextLink } from "../ui/text-link";

/** Sends a test mail, and shows each stage with its time; it stops at the one that fails. */
export function SendTestMail({ to, captured, send }: { to: string; captured: boolean; send: SendTrial }) {
  const t = useTranslations("settings.mail");
  const [address, setAddress] = useState(to);
  const { outcome, pending, run } = useAct<TrialData>();
  const errorOf = useFieldError(outcome);
  const trial = outcome?.ok && !pending ? outcome.value : null;
  const link = (words: ReactNode) => <TextLink href="/mail">{words}</TextLink>;
  return (
    <Panel>
      <PanelHead title={t("testTitle")}>
        <span className="text-xs text-muted-foreground">{captured ? t("testKept") : t("testNote")}</span>
      </PanelHead>
      <PanelBody>
        <form
          noValidate
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            run(() => send(null, { to: address }));
          }}
        >
          <Field label={t("to")} error={errorOf("to")} className="grow basis-60">
            {(control) => (
              <Input
                {...control}
                type="email"
                required
                value={address}
                onChange={(event) => setAddress(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={pending} className="max-sm:w-full">
            <Send size={14} aria-hidden />
            {t("send")}
          </Button>
        </form>
        <div role="status" className="empty:hidden">
          {pending ? <p className="mt-3 text-sm text-muted-foreground">{t("sending")}</p> : null}
          {trial ? <Stages trial={trial} /> : null}
          {trial && !trial.stopped ? (
            <p className="mt-3 text-sm text-body">{captured ? t.rich("keptText", { link }) : t("took")}</p>
          ) : null}
        </div>
        {outcome && !outcome.ok && outcome.code === "rate_limited" ? (
          <p role="alert" className="mt-3 text-sm text-danger">
            {t("soon")}
          </p>
        ) : pending ? null : (
          <ActionError state={outcome} className="mt-3" />
        )}
      </PanelBody>
    </Panel>
  );
}

function Stages({ trial: { stages, stopped } }: { trial: TrialData }) {
  const t = useTranslations("settings.mail");
  const why = useWhy();
  const said = useSaid();
  const words = useStageWords();
  const cause = stopped && {
    code: stopped.code,
    details: { said: stopped.message, ...(stopped.note ? { note: stopped.note } : {}) },
  };
  return (
    <ol className="mt-3 grid gap-2 rounded-md border bg-sunken p-3 text-sm">
      {stages.map((stage) => (
        <li key={stage.name} className="grid grid-cols-[56px_16px_minmax(0,1fr)] items-baseline gap-2">
          <span className="text-right text-muted-foreground">{stage.ms} ms</span>
          <Check size={14} className="self-center text-success" aria-hidden />
          <span className="wrap-anywhere">
            <b className="font-semibold">{t(`stage.${stage.name as "found"}`)}</b> {words(stage)}
          </span>
        </li>
      ))}
      {cause ? (
        <li className="grid grid-cols-[56px_16px_minmax(0,1fr)] items-baseline gap-2">
          <span />
          <CircleX size={14} className="self-center text-danger" aria-hidden />
          <span className="wrap-anywhere">
            <b className="font-semibold text-danger">{t("stopped")}</b> {why(cause)}: {said(cause)}
          </span>
        </li>
      ) : null}
    </ol>
  );
}

function useStageWords(): (stage: TrialData["stages"][number]) => string {
  const t = useTranslations("settings.mail");
  const format = useFormatter();
  return ({ name, detail }) => {
    const text = (key: string) => String(detail[key] ?? "");
    switch (name) {
      case "found":
        return t("stageText.found", { host: text("host"), address: text("address") });
      case "connected": {
        if (detail.port === undefined) return t("stageText.connectedResend");
        const version = text("tls");
        const tls = version === "" ? t("noTls") : detail.startTls ? t("startTls", { tls: version }) : version;
        const until = detail.certificateUntil
          ? `, ${t("until", { date: format.dateTime(new Date(text("certificateUntil")), { dateStyle: "medium" }) })}`
          : "";
        return t("stageText.connected", { port: text("port"), tls }) + until;
      }
      case "signed_in":
        return t("stageText.signed_in", { user: text("user") });
      case "taken":
        return text("answer") ? t("stageText.taken", { answer: text("answer") }) : "";
      default:
        return t("stageText.kept");
    }
  };
}
