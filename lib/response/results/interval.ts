/** A score with the span in which it lies with 95 % certainty; `error` is its standard error. */
export type Estimate = { n: number; score: number; low: number; high: number; error: number };

/** Of fewer, nothing is claimed. */
export const fewest = 10;

/** The normal distribution's quantile at 97.5 %. */
const z = 1.959964;

/** How often each step of a scale was chosen. */
export type Steps = readonly { value: number; count: number }[];

/**
 * The net promoter score, from -100 to 100. The span is that of the adjusted Wald interval, with three answers added
 * (3/4 promoters, 3/4 detractors, 3/2 passives): it has a width also where all answer alike.
 * Source: Brendan Rocks, Interval Estimation for the "Net Promoter Score", The American Statistician 70 (2016).
 * @returns null of fewer than ten answers
 */
export function npsEstimate(steps: Steps): Estimate | null {
  const sum = (fits: (value: number) => boolean) =>
    steps.reduce((all, { value, count }) => all + (fits(value) ? count : 0), 0);
  const [n, up, down] = [sum(() => true), sum((value) => value >= 9), sum((value) => value <= 6)];
  if (n < fewest) return null;
  const [of, promoters, detractors] = [n + 3, (up + 0.75) / (n + 3), (down + 0.75) / (n + 3)];
  const middle = promoters - detractors;
  const error = 100 * Math.sqrt((promoters + detractors - middle ** 2) / of);
  const clip = (value: number) => Math.max(-100, Math.min(100, value));
  return {
    ...{ n, error, score: (100 * (up - down)) / n },
    ...{ low: clip(100 * middle - z * error), high: clip(100 * middle + z * error) },
  };
}

/**
 * The mean of a scale, with the span of Student's t; at least as wide as if one answer were a step away.
 * @returns null of fewer than ten answers
 */
export function meanEstimate(steps: Steps, { low, high }: { low: number; high: number }): Estimate | null {
  const n = steps.reduce((all, { count }) => all + count, 0);
  if (n < fewest) return null;
  const score = steps.reduce((all, { value, count }) => all + value * count, 0) / n;
  const squares = steps.reduce((all, { value, count }) => all + count * (value - score) ** 2, 0);
  const error = Math.sqrt(Math.max(squares, 1 - 1 / n) / (n - 1) / n);
  const reach = quantile(n - 1) * error;
  return { n, score, error, low: Math.max(low, score - reach), high: Math.min(high, score + reach) };
}

/** Student's t at 97.5 %, to three digits from nine degrees of freedom on. Source: Abramowitz and Stegun, 26.7.5. */
function quantile(degrees: number): number {
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}

/** How far two scores must lie apart to be more than chance, with 95 % certainty. */
export function chanceBetween(a: Estimate, b: Estimate): number {
  return z * Math.sqrt(a.error ** 2 + b.error ** 2);
}

/** A part of all: 24 of 58. */
export type Part = { count: number; of: number };

/**
 * Whether two parts differ by more than chance, with 95 % certainty, by the pooled two-proportion test; where the most
 * different of several choices is looked at, `choices` of them share what may go wrong (Bonferroni).
 */
export function isMoreThanChance(now: Part, before: Part, choices = 1): boolean {
  if (now.of < fewest || before.of < fewest) return false;
  const together = (now.count + before.count) / (now.of + before.of);
  const error = Math.sqrt(together * (1 - together) * (1 / now.of + 1 / before.of));
  const apart = Math.abs(now.count / now.of - before.count / before.of);
  // The quantile grows slowly: sqrt(z^2 + 2 ln k) is never too small.
  return error > 0 && apart > Math.sqrt(z ** 2 + 2 * Math.log(choices)) * error;
}
