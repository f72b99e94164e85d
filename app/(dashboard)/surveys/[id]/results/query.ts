import type { ResponseFilter } from "@/lib/response/queries";

/** How far back results go, in days. */
const ranges = { "7d": 7, "30d": 30, "90d": 90, all: null } as const;

export type ResultRange = keyof typeof ranges;
export const resultRanges = Object.keys(ranges) as ResultRange[];

export type ResultQuery = { range?: string; language?: string };

/** What the URL of a results page asks for; what it cannot mean is left out. */
export function readFilter(
  query: ResultQuery,
  languages: readonly string[],
  now: Date,
): { range: ResultRange; language: string | null; since: Date | null; filter: ResponseFilter } {
  const range = resultRanges.find((each) => each === query.range) ?? "all";
  const language = languages.find((each) => each === query.language) ?? null;
  const days = ranges[range];
  const since = days === null ? null : new Date(now.getTime() - days * 86_400_000);
  return {
    range,
    language,
    since,
    filter: { ...(language ? { language } : {}), ...(since ? { since } : {}) },
  };
}
