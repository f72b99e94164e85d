import { Temporal } from "temporal-polyfill";
import { dateSpanOf } from "@/lib/list/date-span";
import type { ResponseFilter } from "@/lib/response/queries";
import type { Survey } from "@/lib/survey/queries";

/** How far back results go, in days. */
const ranges = { "7d": 7, "30d": 30, "90d": 90, all: null } as const;

export type ResultRange = keyof typeof ranges;
export const resultRanges = Object.keys(ranges) as ResultRange[];

/** `range` or `from` and `to`, `language`, `with.NAME` for a background variable's value; of comments what `loadComments` reads. */
export type ResultQuery = Record<string, string | string[] | undefined>;

const day = 86_400_000;

/** What the URL of a results page asks for; what it cannot mean is left out. `before` is the period of the same length before. */
export function readFilter(
  query: ResultQuery,
  { languages, variables }: Pick<Survey, "languages" | "variables">,
  timeZone: string,
  now: Date,
): {
  range: ResultRange;
  /** The first and the last day, which go before `range`. */
  from: string | undefined;
  to: string | undefined;
  days: number | null;
  language: string | null;
  chosen: Record<string, string>;
  since: Date | null;
  until: Date | null;
  filter: ResponseFilter;
  before: ResponseFilter | null;
} {
  const { from, to, ...dates } = dateSpanOf(query, timeZone);
  const asked = from || to ? undefined : query.range;
  const range = resultRanges.find((each) => each === asked) ?? "all";
  const language = languages.find((each) => each === query.language) ?? null;
  const chosen = Object.fromEntries(
    variables.flatMap(({ name }) => {
      const value = query[`with.${name}`];
      // PostgreSQL holds no NUL.
      return typeof value === "string" && value !== "" && !value.includes("\0") ? [[name, value]] : [];
    }),
  );
  const until = dates.until ?? null;
  const end = until && until < now ? until : now;
  const days = dates.since
    ? Math.max(1, Math.round((end.getTime() - dates.since.getTime()) / day))
    : ranges[range];
  const daysBefore = (moment: Date, count: number) => {
    const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
    return new Date(at.startOfDay().subtract({ days: count }).epochMilliseconds);
  };
  // Whole days, of which today is the last: so they are counted ahead.
  const since = dates.since ?? (days === null ? null : daysBefore(now, days - 1));
  const people = {
    ...(language ? { language } : {}),
    ...(Object.keys(chosen).length > 0 ? { variables: chosen } : {}),
  };
  return {
    ...{ range, from, to, days, language, chosen, since, until },
    filter: { ...people, ...(since ? { since } : {}), ...(until ? { until } : {}) },
    before: since && days ? { ...people, since: daysBefore(since, days), until: since } : null,
  };
}

/** The query string of these parts, without those that are null or came several times. */
export function resultHref(parts: Readonly<Record<string, string | string[] | null | undefined>>): string {
  const entries = Object.entries(parts).filter((entry): entry is [string, string] => {
    return typeof entry[1] === "string" && entry[1] !== "";
  });
  return `?${new URLSearchParams(entries)}`;
}
