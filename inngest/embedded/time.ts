const units = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/**
 * When a step's sleep or a `Retry-After` is over.
 * @param text a time string as the SDK writes it (`1d2h`, `3s`, the empty string for none), seconds, or an ISO 8601 date
 * @returns milliseconds since 1970, or undefined if it is none of these
 */
export function momentOf(text: string, now: number): number | undefined {
  if (/^\d+$/.test(text)) return now + Number(text) * units.s;
  if (/^(\d+[wdhms])*$/.test(text)) {
    const parts = text.matchAll(/(\d+)([wdhms])/g);
    return [...parts].reduce((at, [, n, unit]) => at + Number(n) * units[unit as keyof typeof units], now);
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
