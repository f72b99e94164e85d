import type { RunStatus } from "@/db/schema";
import { dateSpanOf } from "@/lib/list/date-span";
import { hrefWith } from "@/lib/list/href";
import { periodsOf, stepsOf } from "@/lib/run/outcomes";
import type { RunSearch } from "@/lib/run/search";
import { daysAsPeriods } from "@/lib/tally/read";

/** The tabs of the runs page and the statuses behind each. */
export const tabs = {
  failed: ["failed"],
  rejected: ["rejected"],
  filtered: ["filtered"],
  scheduled: ["scheduled", "sending"],
  sent: ["sent"],
  held: ["held"],
  other: ["duplicate", "skipped", "cancelled"],
  test: ["test"],
} as const satisfies Record<string, readonly RunStatus[]>;

type RunTab = keyof typeof tabs;

/** How far back the list looks: as far as the chart, whose steps begin with a whole hour or day. */
export const spans = ["24h", "7d", "30d"] as const;

/** The query string of the runs page, as it came. */
export type RunsQuery = {
  status?: string | undefined;
  since?: string | undefined;
  /** The first and the last day, in the workspace's zone; they go before `since`. */
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
  /** A code, and the field after a colon. */
  cause?: string;
  older?: string | undefined;
  newer?: string | undefined;
  /** The run that stands open beside the list. */
  run?: string;
};

/** What the query string means; what it does not know it leaves out. */
export function readRunsQuery(query: RunsQuery, timeZone: string, now: Date) {
  const tab = (Object.keys(tabs) as RunTab[]).find((each) => each === query.status);
  const { from, to, ...days } = dateSpanOf(query, timeZone);
  const asked = from || to ? undefined : query.since;
  const span = spans.find((each) => each === asked);
  const text = query.q?.trim() || undefined;
  const [code, field = ""] = query.cause?.split(/:(.*)/s) ?? [];
  const cause = code ? { code, field } : undefined;
  const search: RunSearch = {
    cause,
    statuses: tab ? tabs[tab] : undefined,
    since: span ? stepsOf(span, timeZone, now).since : days.since,
    until: days.until,
    periods: span ? periodsOf(span, timeZone, now) : from || to ? daysAsPeriods({ from, to }) : undefined,
    search: text,
  };
  const filters: RunsQuery = {
    ...{ status: tab, since: span, from, to, q: text },
    ...(cause ? { cause: query.cause! } : {}),
  };
  const place = { olderThan: query.older, newerThan: query.newer };
  return { tab, span, from, to, text, cause, search, filters, place };
}

/** The address of the runs page, or of what lies under it, with these filters. */
export function runsHref(automationId: string, query: RunsQuery, under = ""): string {
  return hrefWith(`/automations/${automationId}/runs${under}`, query);
}
