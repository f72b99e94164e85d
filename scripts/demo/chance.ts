/** Numbers from 0 to 1 that look like chance and are the same each time, so that every demo is. Source: mulberry32. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function pick<T>(chance: () => number, list: readonly T[]): T {
  return list[Math.floor(chance() * list.length)]!;
}

/** One of those that have a weight, as often as it weighs. */
export function weighed<T>(chance: () => number, list: readonly (readonly [T, number])[]): T {
  let left = chance() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [each, weight] of list) {
    left -= weight;
    if (left < 0) return each;
  }
  return list.at(-1)![0];
}
