"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useShown } from "@/components/reason/reason-words";
import { cn } from "@/components/ui/cn";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { TextLink, textLink } from "@/components/ui/text-link";
import type { RequestTrial } from "@/lib/delivery/trial/trial";
import { type KindOf, useConditionWords } from "./filter-words";

const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;

/** How the last requests would fare: one tick for each, filled where it passes, and why the others do not. */
export function FilterPreview({ requests, kindOf }: { requests: readonly RequestTrial[]; kindOf: KindOf }) {
  const t = useTranslations("wizard.filter.preview");
  const [open, setOpen] = useState(false);
  const oldestFirst = [...requests].reverse();
  const pass = requests.filter(({ outcome }) => outcome === "passes").length;
  const rejected = requests.filter(({ outcome }) => outcome === "rejected").length;
  const others = requests.filter(({ outcome }) => outcome !== "passes");
  if (requests.length === 0)
    return <Panel className="mt-3 px-4 py-3 text-sm text-muted-foreground">{t("none")}</Panel>;
  const first = oldestFirst[0]!;
  const last = oldestFirst.at(-1)!;
  return (
    <Panel className="mt-3 px-4 pt-3.5 pb-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p>
          {t.rich("passes", { pass, count: requests.length, b })}
          {rejected > 0 ? <>. {t("rejected", { count: rejected })}</> : null}
        </p>
        {others.length > 0 ? (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className={cn(textLink, "text-sm")}
          >
            {open ? t("hide") : t("show", { count: others.length })}
          </button>
        ) : null}
      </div>
      <div
        role="img"
        aria-label={t("label", { pass, count: requests.length })}
        className="mt-2.5 grid h-5 grid-flow-col gap-[3px] [grid-auto-columns:minmax(2px,1fr)]"
        style={{ maxWidth: `${Math.max(requests.length * 4, 20)}%` }}
      >
        {oldestFirst.map(({ id, outcome }, i) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: one request may hold several respondents
            key={`${id} ${i}`}
            className={cn(
              "rounded-[1px]",
              outcome === "passes" ? "bg-primary" : "shadow-[inset_0_0_0_1px_var(--control)]",
              outcome === "rejected" && "shadow-[inset_0_0_0_1px_var(--st-rejected)]",
            )}
          />
        ))}
      </div>
      <div className="mt-1.5 flex justify-between text-xs text-muted-foreground">
        <Moment at={first.at} look="short" bare />
        {last.id === first.id ? null : <Moment at={last.at} look="short" bare />}
      </div>
      {open ? (
        <ul className="mt-3 border-t">
          {others.map((request, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one request may hold several respondents
            <Other key={`${request.id} ${i}`} request={request} kindOf={kindOf} />
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function Other({ request, kindOf }: { request: RequestTrial; kindOf: KindOf }) {
  const t = useTranslations("wizard.filter");
  const problem = useTranslations("problems.fields");
  const condition = useConditionWords(kindOf);
  const shown = useShown();
  const errorWords = ({ field, code }: RequestTrial["errors"][number]) => {
    const key = code as "missing_field";
    return `${field}: ${problem.has(key) ? problem(key, { min: 0 }) : code}`;
  };
  return (
    <li className="flex flex-wrap gap-x-3 gap-y-0.5 border-b py-2 text-sm last:border-b-0 last:pb-0">
      <TextLink href={`/deliveries/${request.id}`} target="_blank">
        <Moment at={request.at} look="seconds" bare />
      </TextLink>
      <span className={request.outcome === "rejected" ? "text-st-rejected" : "text-muted-foreground"}>
        {t(request.outcome === "rejected" ? "preview.rejectedOne" : "preview.stopped")}
      </span>
      <span className="basis-full text-body wrap-anywhere">
        {request.outcome === "rejected"
          ? request.errors.map(errorWords).join(" ")
          : request.unmet
              .map((each) =>
                each.got === null
                  ? `${condition(each)}: ${t("sample.missing")}`
                  : `${condition(each)}: ${t("sample.fails", { value: shown(each.got) })}`,
              )
              .join("; ")}
      </span>
    </li>
  );
}
