/** The middle one of several figures. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/**
 * A row of the table: how two things did that were measured in turns, round by round.
 * @param ours and the yardstick's: a figure a round, more is better
 * @returns the median of the rounds' ratios with the lowest and the highest, both medians, and whether the goal is met
 */
export function ratioOf(ours: number[], yardstick: number[], goal: number, unit: string): string {
  const ratios = ours.map((figure, round) => figure / yardstick[round]!);
  const ratio = median(ratios);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  return `${ratio.toFixed(2)} (${spread}), goal ${goal}: ${ratio >= goal ? "met" : "MISSED"}; ${median(ours).toFixed(0)} against ${median(yardstick).toFixed(0)} ${unit}`;
}
