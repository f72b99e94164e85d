/** The runs of a step by outcome, as charts draw them. */
export type OutcomeBucket = {
  key: string;
  total: number;
  sent: number;
  scheduled: number;
  filtered: number;
  held: number;
  rejected: number;
  failed: number;
  waiting: number;
};

/** The outcomes in the order in which they are stacked, from the ground up. */
export const stacked = ["sent", "scheduled", "filtered", "held", "rejected", "failed", "waiting"] as const;

/** Their colours; as class names, so that Tailwind finds them. */
export const fills = {
  sent: "fill-ch-sent",
  scheduled: "fill-ch-scheduled",
  filtered: "fill-ch-filtered",
  held: "fill-ch-held",
  rejected: "fill-ch-rejected",
  failed: "fill-ch-failed",
  waiting: "fill-ch-waiting",
} as const;

/** A pleasant top for an axis: 1, 2 or 5 times a power of ten, in at most five steps. */
export function axisOf(most: number): { top: number; step: number } {
  const rough = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough)!);
  return { top: Math.max(step, Math.ceil(most / step) * step), step };
}
