import { Braces, ClipboardList, Funnel, Inbox, type LucideIcon, Mail } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLanguageName } from "@/components/shell/language-name";
import { cn } from "@/components/ui/cn";
import { Moment } from "@/components/ui/moment";
import type { Arrival } from "./arrival";
import { type StepState, type WayStep, waySteps } from "./first-way";

const icons: Record<WayStep, LucideIcon> = {
  request: Inbox,
  passes: Funnel,
  mapped: Braces,
  mail: Mail,
  answer: ClipboardList,
};

const looks: Record<StepState, string> = {
  done: "border-primary text-primary",
  stopped: "border-warning bg-warning-soft text-warning",
  next: "border-dashed border-border-strong text-muted-foreground",
  beyond: "border-dashed border-border-strong text-muted-foreground opacity-60",
};

/** The way between request and answer, with the times that were measured; on a phone it turns upright. */
export function FirstWay({ arrival, way }: { arrival: Arrival; way: Record<WayStep, StepState> }) {
  const t = useTranslations("automation.first.way");
  const facts = useFacts(arrival, way);
  return (
    <ol className="grid md:grid-cols-5">
      {waySteps.map((step, i) => {
        const Icon = icons[step];
        const state = way[step];
        const ahead = ["done", "stopped"].includes(way[waySteps[i + 1] ?? "answer"]);
        return (
          <li key={step} className="relative min-w-0 max-md:pb-4 max-md:pl-10 md:pr-3 last:pb-0">
            {i < waySteps.length - 1 ? (
              <i
                aria-hidden
                className={cn(
                  "absolute max-md:top-7 max-md:bottom-0 max-md:left-3.5 max-md:border-l md:top-3.5 md:right-0 md:left-7 md:border-t",
                  ahead ? "border-primary" : "border-dashed border-border-strong",
                )}
              />
            ) : null}
            <span
              className={cn(
                "grid size-7 place-items-center rounded-full border bg-surface max-md:absolute max-md:left-0",
                looks[state],
              )}
            >
              <Icon size={14} aria-hidden />
            </span>
            <span className="text-xs whitespace-nowrap text-body max-md:float-right md:absolute md:-top-1.5 md:left-9">
              {facts[step].time}
            </span>
            <p className={cn("font-semibold md:mt-2", state !== "done" && "text-muted-foreground")}>
              {t(step)}
              <span className="sr-only">{t(`states.${state}`)}</span>
            </p>
            <p className="text-xs wrap-anywhere text-muted-foreground">{facts[step].text}</p>
          </li>
        );
      })}
    </ol>
  );
}

function useFacts(
  { request, run, captured, filtered }: Arrival,
  way: Record<WayStep, StepState>,
): Record<WayStep, { time?: ReactNode; text: ReactNode }> {
  const t = useTranslations("automation.first.way");
  const format = useFormatter();
  const nameOf = useLanguageName();
  const seconds = run?.sentAt ? (Date.parse(run.sentAt) - Date.parse(request.receivedAt)) / 1000 : null;
  const mapped = run?.mapped;
  const values = mapped
    ? Object.keys(mapped.variables).length +
      [mapped.email, mapped.firstName, mapped.lastName, mapped.language].filter(Boolean).length
    : 0;
  const stopped = (step: WayStep) => (way[step] === "stopped" ? t("stopped") : null);
  const done = (step: WayStep) => way[step] === "done";
  return {
    request: {
      time: <Moment at={request.receivedAt} look="clock" bare />,
      text: request.userAgent ?? t("answered", { status: request.status }),
    },
    passes: {
      text:
        stopped("passes") ??
        (done("passes") ? (filtered ? t("filterPassed") : t("noFilter")) : t("notReached")),
    },
    mapped: {
      text:
        stopped("mapped") ??
        (done("mapped") && mapped
          ? t("values", { count: values, language: nameOf(mapped.language ?? "en", "within") })
          : t("notReached")),
    },
    mail: {
      time:
        seconds === null
          ? null
          : t("after", { seconds: format.number(seconds, { maximumFractionDigits: 1 }) }),
      text:
        stopped("mail") ??
        (done("mail")
          ? captured
            ? t("captured")
            : t("taken")
          : way.mail === "next"
            ? run?.sendAt
              ? t.rich("leaves", { date: () => <Moment at={run.sendAt!} look="short" bare /> })
              : t("onItsWay")
            : t("notReached")),
    },
    answer: {
      time: way.answer === "next" ? t("notYet") : null,
      text: run?.answeredAt ? (
        <Moment at={run.answeredAt} look="short" bare />
      ) : Object.values(way).includes("stopped") ? (
        t("notReached")
      ) : (
        t("personal")
      ),
    },
  };
}
