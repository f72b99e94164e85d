/** A pleasant top for an axis: 1, 2 or 5 times a power of ten, in at most five steps. */
export function axisOf(most: number): { top: number; step: number } {
  const rough = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough)!);
  return { top: Math.max(step, Math.ceil(most / step) * step), step };
}
