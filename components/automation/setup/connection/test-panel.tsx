"use client";
import { Handshake, Inbox, RefreshCw, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useEffect, useId, useRef, useState, useTransition } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act, Outcome } from "@/components/form/outcome";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Moment } from "@/components/ui/moment";
import { Press } from "@/components/ui/press";
import { textLink } from "@/components/ui/text-link";
import type { Connection } from "@/lib/delivery/trial/connection";
import type { ExampleAnswer } from "@/lib/delivery/trial/send-example";
import type { Include } from "../fields/include";
import { RefusedTries } from "./refused-tries";
import type { SenderSetUp } from "./sender-guide";
import { TestResult } from "./test-result";
import { useConnection, useSeconds } from "./use-connection";

/** The connection test: two doors for a first request, and live what came in and what was refused. */
export function ConnectionTest({
  automationId,
  url,
  sender,
  first,
  sendExample,
  include,
  onSuccess,
}: {
  automationId: string;
  /** Who is to send; null for a system that we do not know. */
  sender: SenderSetUp | null;
  url: string;
  first: Connection;
  sendExample: Act<{ id: string }, ExampleAnswer>;
  include: Include;
  /** Told whether a request has succeeded. */
  onSuccess: (success: boolean) => void;
}) {
  const t = useTranslations("wizard.connection");
  const [show, setShow] = useState<string | null>(null);
  const [listening, setListening] = useState(true);
  const [sent, setSent] = useState<Outcome<ExampleAnswer>>(null);
  const [sending, start] = useTransition();
  const { connection, unreachable, refetch } = useConnection(automationId, show, listening, first);
  const [round, setRound] = useState(0);
  const seconds = useSeconds(listening, round);
  const waiting = useRef<HTMLDivElement>(null);
  const { tests, shown, refused, lastHandshakeAt } = connection;
  const signed = sender?.authentication === "signature" && connection.secret.state === "saved";
  const success = tests.some(({ ok }) => ok);
  useEffect(() => onSuccess(success), [success, onSuccess]);

  function listen() {
    setShow(null);
    setListening(true);
    setRound(round + 1);
    refetch();
    waiting.current?.focus();
  }

  function send() {
    start(async () => {
      setListening(true);
      setSent(await sendExample(null, { id: automationId }));
      setShow(null);
      refetch();
    });
  }

  const unread = tests.filter(({ status }) => status >= 400);
  const refusals = [
    ...refused.map((each) => ({ ...each, status: 401, fault: null })),
    ...unread.map(({ code, ...each }) => ({ ...each, code: code ?? "", rule: null })),
  ].sort((a, b) => b.at.localeCompare(a.at));

  return (
    <section aria-labelledby="test-title" className="mt-8">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="test-title">{t("heading")}</h2>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
          {t("nobody")}
          <Button size="sm" onClick={listen}>
            <RefreshCw size={14} aria-hidden />
            {t("test")}
          </Button>
        </div>
      </div>
      <div className="overflow-hidden rounded-lg border bg-surface">
        <div className="grid border-b sm:grid-cols-2">
          <Door
            icon={<Inbox size={16} aria-hidden />}
            title={sender ? t("guide.sends", { name: sender.name }) : t("own")}
            text={sender ? sender.test : t("ownText")}
            current={listening && !success}
            onClick={listen}
          />
          <Door
            icon={<Send size={16} aria-hidden />}
            title={t("send")}
            text={sending ? t("sending") : signed ? t("guide.sendSigned") : t("sendText")}
            current={false}
            disabled={sending}
            onClick={send}
            className="max-sm:border-t sm:border-l"
          />
        </div>
        <SendOutcome outcome={sent} url={url} />
        {lastHandshakeAt ? (
          <p role="status" className="flex items-start gap-2 border-b px-4 py-2.5 text-sm text-body">
            <Handshake size={16} aria-hidden className="mt-0.5 shrink-0 text-success" />
            <span>
              {t.rich(sender?.bringsSecret ? "guide.shookKept" : "guide.shook", {
                name: sender?.name ?? t("guide.somebody"),
                at: () => <Moment at={lastHandshakeAt} bare />,
              })}
            </span>
          </p>
        ) : null}
        {shown && shown.status < 400 ? (
          <TestResult
            automationId={automationId}
            connection={connection}
            shown={shown}
            include={include}
            onShow={setShow}
            onChanged={refetch}
          />
        ) : (
          <Waiting
            ref={waiting}
            sender={sender?.name ?? null}
            listening={listening}
            seconds={seconds}
            unreachable={unreachable}
            onStop={() => setListening(false)}
          />
        )}
        <RefusedTries tries={refusals} sender={sender} />
      </div>
      {sender ? (
        <details className="mt-3">
          <summary className="min-h-8 cursor-pointer rounded-sm text-sm">
            {t("guide.howToTest", { name: sender.name })}
          </summary>
          <div className="grid max-w-[72ch] gap-1 pl-3.5 text-sm text-muted-foreground">
            <p>{sender.test}</p>
            <p className="flex flex-wrap gap-x-4">
              <a href={`/senders/${sender.id}`} target="_blank" className={textLink} rel="noopener">
                {t("guide.ourPage", { name: sender.name })}
              </a>
              <a href={sender.docs} target="_blank" rel="noreferrer" className={textLink}>
                {t("guide.readMore", { name: sender.name })}
              </a>
            </p>
          </div>
        </details>
      ) : null}
      {success ? null : (
        <details className="mt-3">
          <summary className="min-h-8 cursor-pointer rounded-sm text-sm">{t("nothing")}</summary>
          <p className="max-w-[72ch] pl-3.5 text-sm text-muted-foreground">
            {t.rich("nothingText", { code: (text: ReactNode) => <code>{text}</code> })}
          </p>
        </details>
      )}
    </section>
  );
}

function Door({
  icon,
  title,
  text,
  current,
  disabled = false,
  className,
  onClick,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  current: boolean;
  disabled?: boolean;
  className?: string;
  onClick: () => void;
}) {
  const id = useId();
  return (
    <Press
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      disabled={disabled}
      onClick={onClick}
      className={cn(
        "px-4 py-3.5 text-left -outline-offset-2 hover:bg-hover disabled:cursor-progress data-held:cursor-progress",
        current && "bg-primary-soft shadow-[inset_0_2px_0_var(--primary)] hover:bg-primary-soft",
        className,
      )}
    >
      <span className="flex items-center gap-2">
        {icon}
        <span id={`${id}-title`} className="font-semibold">
          {title}
        </span>
      </span>
      <span id={`${id}-text`} className="mt-0.5 block text-sm text-body">
        {text}
      </span>
    </Press>
  );
}

function Waiting({
  ref,
  sender,
  listening,
  seconds,
  unreachable,
  onStop,
}: {
  ref: Ref<HTMLDivElement>;
  sender: string | null;
  listening: boolean;
  seconds: number;
  unreachable: boolean;
  onStop: () => void;
}) {
  const t = useTranslations("wizard.connection");
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <div ref={ref} tabIndex={-1} className="flex items-center gap-3.5 px-4 py-5 -outline-offset-2">
      <span
        aria-hidden
        className={cn(
          "grid size-7 shrink-0 place-items-center rounded-full border",
          listening ? "border-primary-line" : "border-border-strong",
        )}
      >
        <span
          className={cn(
            "size-2.5 rounded-full",
            listening ? "bg-primary motion-safe:animate-pulse" : "bg-border-strong",
          )}
        />
      </span>
      <div className="min-w-0 grow">
        <p role="status" className="font-semibold">
          {!listening ? t("stopped") : sender ? t("guide.waiting", { name: sender }) : t("waiting")}
        </p>
        <p className="text-sm text-muted-foreground">
          {unreachable ? t("offline") : listening ? t("waitingText", { time }) : t("stoppedText")}
        </p>
      </div>
      {listening ? (
        <Button size="sm" onClick={onStop}>
          {t("stop")}
        </Button>
      ) : null}
    </div>
  );
}

/** Why an example that was sent from here did not do; nothing where it did. */
function SendOutcome({ outcome, url }: { outcome: Outcome<ExampleAnswer>; url: string }) {
  const t = useTranslations("wizard.connection.sendFailed");
  if (!outcome) return null;
  if (!outcome.ok) return <ActionError state={outcome} className="m-3" />;
  const answer = outcome.value;
  if (answer.reached && answer.status < 300) return null;
  const reason = answer.reached
    ? t("answered", { url, status: answer.status, code: answer.code ?? "none" })
    : t(answer.reason, { url });
  return (
    <Banner kind="danger" role="alert" title={t("title")} className="m-3">
      <span className="wrap-anywhere">{reason}</span>
    </Banner>
  );
}
