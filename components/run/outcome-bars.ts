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
