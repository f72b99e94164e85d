"use client";
import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/reason/model";
import { useAdvice } from "../errors/advice";
import { useSaid } from "../errors/fault-words";
import type { Places } from "../errors/places";
import { useFaultWords } from "../reason/fault-words";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { type RunWhy, useRunReason } from "./run-reason";
import { type RunStatusName, runLooks } from "./run-status";

/** What the outcome of a run is told from; moments in ISO 8601. */
export type RunOutcomeData = Omit<RunWhy, "failure"> & {
  status: RunStatusName;
  failure: Failure | null;
  redo: boolean;
  sendAt: string | null;
  sentAt: string | null;
  openedAt: string | null;
  answeredAt: string | null;
  attempts: number;
  /** It is posted to a receiver, or told through a channel; null: it invites. */
  goes: "posted" | "told" | null;
};

/**
 * The outcome of a run in a sentence: for what failed the cause, and beside it what to do. `places` is null for those
 * who may only look.
 */
export function RunOutcome({ run, places }: { run: RunOutcomeData; places: Places | null }) {
  const broken = run.status === "failed" || run.status === "rejected";
  return broken ? <Broken run={run} places={places} /> : <Plain run={run} />;
}

function Broken({ run, places }: { run: RunOutcomeData; places: Places | null }) {
  const t = useTranslations();
  const { failure, errors, status } = run;
  const faultWords = useFaultWords();
  const said = useSaid();
  const rejected = status === "rejected";
  const code = (failure?.code ?? "invalid_data") as "invalid_data";
  const advice = useAdvice(code, places);
  const known = advice.length > 0;
  const Icon = runLooks[status].icon;
  const counts = !["recipient_refused", "mail_content_refused"].includes(code);
  return (
    <section
      className={cn(
        "mt-5 grid overflow-hidden rounded-lg border bg-surface @2xl:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]",
        rejected ? "border-st-rejected/40" : "border-danger-line",
      )}
    >
      <div className={cn("flex gap-2.5 p-5", rejected ? "bg-st-rejected-soft" : "bg-danger-soft")}>
        <Icon
          size={16}
          aria-hidden
          className={cn("mt-1 shrink-0", rejected ? "text-st-rejected" : "text-danger")}
        />
        <div className="min-w-0">
          <h2>
            {rejected
              ? t("run.outcome.rejected")
              : known
                ? t(`failures.${code}.title`)
                : (failure?.message ?? code)}
          </h2>
          {errors && errors.length > 0 ? (
            <ul className="mt-1 grid gap-0.5">
              {errors.map((error) => (
                <li key={error.field + error.code} className="wrap-anywhere">
                  {faultWords(error)}
                </li>
              ))}
            </ul>
          ) : (
            <p className="mt-1 wrap-anywhere">
              {run.attempts > 0 ? `${t("run.outcome.attempts", { count: run.attempts })} ` : ""}
              {failure && known ? said(failure) : ""}
            </p>
          )}
          {failure ? (
            <p className="mt-1.5 text-sm text-body">
              {counts ? t(`failures.kinds.${failure.kind}`) : t("run.outcome.doesNotCount")}
            </p>
          ) : null}
          {run.redo ? <p className="mt-1.5 font-semibold">{t("run.outcome.redo")}</p> : null}
        </div>
      </div>
      <div
        className={cn(
          "border-t p-5 @2xl:border-t-0 @2xl:border-l",
          rejected ? "border-st-rejected/40" : "border-danger-line",
        )}
      >
        <h3 className="font-semibold">{t("run.whatToDo")}</h3>
        <ol className="mt-1 grid list-decimal gap-1 pl-5 marker:text-muted-foreground">
          {advice.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <li key={i}>{line}</li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Plain({ run }: { run: RunOutcomeData }) {
  const t = useTranslations("run.outcome");
  const reason = useRunReason()(run);
  const { icon: Icon, tone } = runLooks[run.status];
  const tint =
    tone === "warning"
      ? "border-warning-line bg-warning-soft"
      : tone === "success"
        ? "border-success-line bg-success-soft"
        : "border-border bg-sunken";
  return (
    <section className={cn("mt-5 flex gap-2.5 rounded-lg border px-4 py-3.5", tint)}>
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <h2 className="text-base leading-5">
          <Sentence run={run} />
        </h2>
        <p className="text-sm wrap-anywhere text-body">
          {run.status === "sent" && !run.goes ? (
            <Response run={run} />
          ) : run.status === "held" ? (
            t("heldText")
          ) : run.status === "cancelled" && !reason ? (
            t("byHand")
          ) : (
            reason
          )}
        </p>
        {run.redo ? <p className="mt-1 text-sm font-semibold">{t("redo")}</p> : null}
      </div>
    </section>
  );
}

function Sentence({ run }: { run: RunOutcomeData }) {
  return run.goes ? <PostSentence run={run} words={run.goes} /> : <InvitationSentence run={run} />;
}

function PostSentence({ run, words }: { run: RunOutcomeData; words: "posted" | "told" }) {
  const t = useTranslations("run.outcome");
  const own = useTranslations(`run.outcome.${words}`);
  const at = (moment: string) => ({ date: () => <Moment at={moment} look="short" /> });
  if (run.status === "scheduled") {
    // Without a moment of its own it was laid to others.
    if (!run.sendAt) return own("together");
    return run.failure ? t.rich("retry", at(run.sendAt)) : own.rich("scheduled", at(run.sendAt));
  }
  if (run.status === "sent") return run.sentAt ? own.rich("sent", at(run.sentAt)) : own("sentPlain");
  const key = run.status as "filtered";
  return own.has(key) ? own(key) : t(run.status as "held");
}

function InvitationSentence({ run }: { run: RunOutcomeData }) {
  const t = useTranslations("run.outcome");
  const at = (moment: string) => ({ date: () => <Moment at={moment} look="short" /> });
  if (run.status === "scheduled" && run.sendAt)
    return run.failure ? t.rich("retry", at(run.sendAt)) : t.rich("scheduled", at(run.sendAt));
  // It came to withdraw, and met no filter.
  if (run.reason?.code === "withdraws") return t("withdrew");
  if (run.status === "sent") return run.sentAt ? t.rich("sent", at(run.sentAt)) : t("sentPlain");
  if (run.status === "scheduled") return t("sending");
  return t(run.status as "sending");
}

function Response({ run }: { run: RunOutcomeData }) {
  const t = useTranslations("run.outcome");
  const at = (moment: string) => ({ date: () => <Moment at={moment} look="short" /> });
  if (run.answeredAt) return t.rich("answered", at(run.answeredAt));
  return run.openedAt ? t.rich("opened", at(run.openedAt)) : t("unopened");
}
