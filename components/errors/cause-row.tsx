import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { KeptBodyFault } from "@/lib/reason/body";
import type { Failure, FailureDetails } from "@/lib/reason/model";
import { useBodyWords } from "../reason/body-words";
import { Moment } from "../ui/moment";
import { useAdvice } from "./advice";
import { CauseTitle } from "./cause-title";
import { DayBars } from "./day-bars";
import { useSaid } from "./fault-words";
import type { Places } from "./places";

/** A cause as a row; moments in ISO 8601. `days` are the last two weeks, or null where they are not known. */
export type CauseRowOf = {
  kind: Failure["kind"];
  code: string;
  field: string;
  count: number;
  firstAt: string;
  lastAt: string;
  details?: FailureDetails;
  message?: string;
  /** Why a body could not be read. */
  body?: KeptBodyFault | null;
  sample: string | null;
  days: readonly number[] | null;
};

/** What failed, how often and when, what to do about it, and the acts. `places` is null for those who may only look. */
export function CauseRow({
  cause,
  places,
  children,
}: {
  cause: CauseRowOf;
  places: Places | null;
  children: ReactNode;
}) {
  const t = useTranslations();
  const title = `failures.${cause.code}.title` as "failures.invalid_data.title";
  const advice = useAdvice(t.has(title) ? cause.code : "invalid_data", places);
  const saidOf = useSaid();
  const bodyWords = useBodyWords();
  const said = cause.body ? bodyWords(cause.body) : saidOf(cause);
  const first = () => <Moment at={cause.firstAt} look="short" />;
  const last = () => <Moment at={cause.lastAt} />;
  return (
    <li className="border-b p-4 last:border-b-0">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
            <span className="rounded-sm border border-border-strong px-1.5 font-semibold text-body">
              {t(`errors.kinds.${cause.kind}`)}
            </span>
            <span>{t.rich(cause.count > 1 ? "errors.seen" : "errors.seenOnce", { first, last })}</span>
          </p>
          <h3 className="mt-1 text-[15px] wrap-anywhere">
            <CauseTitle cause={cause} />
          </h3>
        </div>
        <div className="flex shrink-0 items-end gap-3.5">
          {cause.days ? <DayBars days={cause.days} /> : null}
          <p className="min-w-6 text-right text-xl leading-6 font-semibold">
            {t("automations.count", { count: cause.count })}
            <span className="sr-only"> {t("errors.times")}</span>
          </p>
        </div>
      </div>
      {said ? <p className="mt-1 text-sm wrap-anywhere text-body">{said}</p> : null}
      <div className="mt-1.5 max-w-[72ch] text-sm text-body">
        {advice.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <p key={i}>{line}</p>
        ))}
      </div>
      <div className="mt-2.5 flex flex-wrap items-center gap-2">
        {children}
        {cause.sample ? (
          <span className="ml-auto text-xs text-muted-foreground">
            {t.rich("errors.sample", { sample: cause.sample, code: (words) => <code>{words}</code> })}
          </span>
        ) : null}
      </div>
    </li>
  );
}
