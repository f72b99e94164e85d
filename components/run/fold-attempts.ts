import type { Failure, Reason } from "@/lib/reason/model";

/** An entry of a run's timeline; moments in ISO 8601. */
export type TimelineItem = {
  at: string;
  kind: string;
  reason: Reason | null;
  failure: Pick<Failure, "code" | "details" | "message"> | null;
  reminder: number | null;
  nextAt: string | null;
  attempt: number | null;
};

/** One entry, or several attempts with the same answer folded into one. */
export type TimelinePart = { folded: false; item: TimelineItem } | { folded: true; items: TimelineItem[] };

/** Folds failed attempts in a row with the same answer: the first and the last stay, what lies between is one. Pure. */
export function foldAttempts(items: readonly TimelineItem[]): TimelinePart[] {
  const parts: TimelinePart[] = [];
  for (let i = 0; i < items.length; ) {
    const same = sameFrom(items, i);
    const between = items.slice(i + 1, i + same - 1);
    if (between.length < 2) {
      parts.push(...items.slice(i, i + same).map((item) => ({ folded: false as const, item })));
    } else {
      parts.push({ folded: false, item: items[i]! });
      parts.push({ folded: true, items: between });
      parts.push({ folded: false, item: items[i + same - 1]! });
    }
    i += same;
  }
  return parts;
}

function sameFrom(items: readonly TimelineItem[], start: number): number {
  const first = items[start]!;
  if (first.kind !== "attempt_failed") return 1;
  const answer = ({ kind, reason, failure }: TimelineItem) => JSON.stringify([kind, reason, failure]);
  const end = items.findIndex((item, i) => i > start && answer(item) !== answer(first));
  return (end === -1 ? items.length : end) - start;
}
