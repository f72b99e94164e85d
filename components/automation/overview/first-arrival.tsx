"use client";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAdvice } from "@/components/errors/advice";
import type { Places } from "@/components/errors/places";
import { MappedValues } from "@/components/run/mapped-values";
import { RunActions, type RunActionsOf } from "@/components/run/run-actions";
import { useRunReason } from "@/components/run/run-reason";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Moment } from "@/components/ui/moment";
import type { Arrival } from "./arrival";
import { BodyLines } from "./body-lines";
import { FirstLater } from "./first-later";
import { wayOf } from "./first-way";
import { FirstWay } from "./first-way-list";

/** The first request with all that came of it, as it comes in. `actions` and `places` are null for those who may only look. */
export function FirstArrival({
  arrival,
  actions,
  places,
}: {
  arrival: Arrival;
  actions: RunActionsOf | null;
  places: Places | null;
}) {
  const t = useTranslations("automation.first");
  const { run, mail, request, later } = arrival;
  const way = wayOf(run && { ...run, answered: run.answeredAt !== null });
  const stopped = Object.values(way).includes("stopped");
  const title = useArrivalTitle()(arrival);
  return (
    <section
      aria-labelledby="first-request"
      className={cn(
        "mb-6 overflow-hidden rounded-lg border bg-surface transition-[opacity,translate] duration-(--slow) ease-calm motion-reduce:transition-none starting:-translate-y-1 starting:opacity-0",
        stopped ? "border-warning-line" : "border-primary-line",
      )}
    >
      <div
        className={cn(
          "flex items-start justify-between gap-4 px-5 py-4 max-md:flex-col",
          stopped ? "bg-warning-soft" : "bg-primary-soft",
        )}
      >
        <div className="min-w-0">
          <p className={cn("text-xs font-semibold", stopped ? "text-warning" : "text-primary")}>
            {t("kicker")} <Moment at={request.receivedAt} />
          </p>
          <h2 id="first-request" className="text-lg wrap-anywhere">
            {title}
          </h2>
          {stopped ? <Remedy arrival={arrival} places={places} /> : null}
        </div>
        <div className="flex flex-wrap gap-2">
          {run && actions && run.status === "scheduled" ? (
            <RunActions id={run.id} status={run.status} actions={actions} />
          ) : null}
          {run ? <ButtonLink href={`/runs/${run.id}`}>{t("open")}</ButtonLink> : null}
        </div>
      </div>
      <div className="p-5">
        <FirstWay arrival={arrival} way={way} />
        <div className={cn("mt-6 grid gap-5", mail && "lg:grid-cols-[minmax(0,1fr)_20px_minmax(0,1.1fr)]")}>
          <div className="grid min-w-0 content-start gap-5">
            <BodyLines body={request.body} answered={request.status} />
            {run?.mapped ? <MappedValues mapped={run.mapped} /> : null}
          </div>
          {mail ? (
            <>
              <ArrowRight size={18} aria-hidden className="mt-24 text-primary max-lg:hidden" />
              <MailOut mail={mail} sentAt={run?.sentAt ?? null} />
            </>
          ) : null}
        </div>
      </div>
      {later.length > 0 ? <FirstLater runs={later} /> : null}
    </section>
  );
}

/** What happened, in a sentence: the heading, and what a screen reader is told. */
export function useArrivalTitle(): (arrival: Arrival) => string {
  const t = useTranslations("automation.first");
  const failures = useTranslations("failures");
  return ({ run }) => {
    if (!run) return t("unreadable");
    const who = run.email ?? t("somebody");
    if (run.status === "failed" && run.failure) {
      const key = `${run.failure.code}.title` as "survey_closed.title";
      return failures.has(key) ? failures(key) : run.failure.code;
    }
    const key = `titles.${run.status}` as "titles.sent";
    return t.has(key) ? t(key, { who }) : who;
  };
}

function Remedy({ arrival: { run }, places }: { arrival: Arrival; places: Places | null }) {
  const t = useTranslations("automation.first");
  const reason = useRunReason();
  const code = run?.failure?.code ?? (run ? run.status : "unreadable_body");
  const advice = useAdvice(code === "rejected" ? "invalid_data" : code, places);
  return (
    <div className="mt-1 text-sm wrap-anywhere text-body">
      {run ? <p>{reason(run)}</p> : null}
      {advice.length > 0 ? <p>{advice[0]}</p> : null}
      {run?.status === "filtered" && places ? (
        <ButtonLink size="sm" className="mt-2" href={places.data!}>
          {t("toFilter")}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function MailOut({ mail, sentAt }: { mail: NonNullable<Arrival["mail"]>; sentAt: string | null }) {
  const t = useTranslations("automation.first");
  return (
    <section className={cn("min-w-0", !sentAt && "[&_iframe]:opacity-60 [&_iframe]:grayscale")}>
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h3 className="font-semibold">{sentAt ? t("wentOut") : t("goesOut")}</h3>
        {sentAt ? (
          <span className="text-xs text-muted-foreground">
            <Moment at={sentAt} look="clock" bare />
          </span>
        ) : null}
      </div>
      <div className="overflow-hidden rounded-lg border">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-0.5 border-b px-4 py-3 text-sm">
          <dt className="text-muted-foreground">{t("subject")}</dt>
          <dd className="font-semibold wrap-anywhere">{mail.subject}</dd>
          <dt className="text-muted-foreground">{t("from")}</dt>
          <dd className="wrap-anywhere">{mail.from}</dd>
        </dl>
        <iframe
          title={t("mailOf")}
          // Links open elsewhere, which the sandbox forbids: they lead nowhere.
          srcDoc={`<base target="_blank">${mail.html}`}
          sandbox=""
          className="block h-[420px] w-full bg-paper"
        />
      </div>
    </section>
  );
}
