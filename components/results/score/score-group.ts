/** The group of a score from 0 to 10: 9 and 10 promote, 7 and 8 are passive, the rest detract. */
export function groupOf(score: number): "promoters" | "passives" | "detractors" {
  if (score >= 9) return "promoters";
  return score >= 7 ? "passives" : "detractors";
}

/** How each group is filled in a drawing. */
export const fillOf = {
  promoters: "fill-primary",
  passives: "fill-control",
  detractors: "fill-ch-rejected",
} as const;
