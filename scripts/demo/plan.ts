import { chanceOf, pick, weighed } from "./chance";
import { commentOf } from "./comments";
import { person } from "./people";

/** The automations that the demo has a history for. */
export type Hook = "purchase" | "later" | "support" | "returns" | "newsletter";

/** A request that came to a hook, and what the person answered if anything. */
export type Planned = {
  hook: Hook;
  at: Date;
  body: Record<string, unknown>;
  /** The survey was closed, or the automation off, when it came. */
  state?: "closed" | "held";
  answer: { answers: Record<string, string | number | string[]>; afterMs: number } | null;
};

/** An address that may not be mailed. */
export const suppressed = person(7).EmailAddress;

const days = 60;
const dayMs = 86_400_000;
const hours = [0, 0, 0, 0, 0, 1, 2, 5, 7, 8, 8, 9, 10, 9, 7, 7, 8, 9, 12, 15, 16, 11, 5, 2].map(
  (weight, hour) => [hour, weight] as const,
);
const weekdays = [1.25, 1, 0.9, 0.85, 0.9, 1, 1.2];

/**
 * Two months of a shop's life up to now, oldest first: more orders week by week, quiet nights, answers that grow kinder,
 * an afternoon on which the shop sent its prices as text, a survey that was closed too early, and prices as text again
 * within the last hour.
 */
export function planOf(now: Date): Planned[] {
  const chance = chanceOf(20_261_126);
  const planned: Planned[] = [];
  let next = 0;
  const order = () => `A-${1001 + planned.length}`;
  for (let back = days; back >= 0; back--) {
    const day = new Date(now.getTime() - back * dayMs);
    day.setUTCHours(0, 0, 0, 0);
    const growth = 0.75 + (0.5 * (days - back)) / days;
    const many = (base: number) =>
      Math.round(base * growth * weekdays[day.getUTCDay()]! * (0.75 + 0.5 * chance()));
    const moment = () =>
      new Date(day.getTime() + weighed(chance, hours) * 3_600_000 + Math.floor(chance() * 3_600_000));
    const trend = (days - back) / days;
    const add = (hook: Hook, base: number, more: (number: number) => Partial<Planned> | null) => {
      for (let count = many(base); count > 0; count--) {
        const at = moment();
        const extra = at < new Date(now.getTime() - 3_600_000) ? more(next) : null;
        if (!extra) continue;
        const who = person(chance() < 0.05 ? Math.floor(chance() * next) : next++);
        planned.push({ hook, at, answer: null, ...extra, body: { ...who, ...extra.body } });
      }
    };
    add("purchase", 20, () => ({ body: purchase(chance, order()), answer: npsAnswer(chance, trend, 0.44) }));
    add("later", 2.4, () => ({ body: purchase(chance, order()), answer: npsAnswer(chance, trend, 0.3) }));
    add("support", 7, () => ({ body: {}, answer: easeAnswer(chance, trend) }));
    if (back > 2) add("returns", 3, () => ({ body: {}, answer: npsAnswer(chance, trend - 0.3, 0.32) }));
    if (back > 9) add("newsletter", 2.4, () => ({ body: {}, answer: npsAnswer(chance, trend, 0.18) }));
  }
  const series = (
    hook: Hook,
    count: number,
    from: number,
    to: number,
    more: (i: number) => Partial<Planned>,
  ) => {
    for (let i = 0; i < count; i++) {
      const at = new Date(now.getTime() - from + ((from - to) * i) / count);
      const extra = more(i);
      planned.push({ hook, at, answer: null, ...extra, body: { ...person(next++), ...extra.body } });
    }
  };
  const asText = (i: number) => ({
    ...purchase(chance, `B-${3001 + i}`),
    OrderTotal: i % 6 === 5 ? 649 : `${1 + (i % 4)} ${249 + i} kr`,
  });
  series("purchase", 41, 23 * dayMs, 23 * dayMs - 5_400_000, (i) => ({ body: asText(i) }));
  series("returns", 10, 2.6 * dayMs, 2.2 * dayMs, () => ({ state: "closed" }));
  series("returns", 23, 2.1 * dayMs, 0.1 * dayMs, () => ({ state: "held" }));
  series("newsletter", 4, 8 * dayMs, dayMs, () => ({ state: "held" }));
  series("purchase", 3, 2_400_000, 300_000, (i) => ({
    body: { ...purchase(chance, `C-${3001 + i}`), OrderTotal: `${1 + i} 249 kr` },
  }));
  return planned.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function purchase(chance: () => number, orderId: string): Record<string, unknown> {
  const body: Record<string, unknown> = {
    OrderId: chance() < 0.02 ? "A-1050" : orderId,
    OrderTotal: Math.round((89 + 2400 * chance() ** 2.2) * 2) / 2,
    CustomerType: pick(chance, ["new", "member", "member"]),
    shipping: { city: pick(chance, ["Umeå", "Malmö", "Lund", "Kiruna", "Visby"]), parcels: 1 },
  };
  if (chance() < 0.012) body.EmailAddress = pick(chance, ["elin.strand@", "no", ""]);
  if (chance() < 0.006) body.EmailAddress = suppressed;
  return body;
}

/** Kinder as time goes by: `trend` from 0 to 1. */
function npsAnswer(chance: () => number, trend: number, rate: number): Planned["answer"] {
  if (chance() > rate * (0.9 + 0.2 * trend)) return null;
  const mood = weighed(chance, [
    ["glad", 0.4 + 0.25 * trend],
    ["even", 0.3],
    ["sour", 0.3 - 0.18 * trend],
  ] as const);
  const nps = { glad: [9, 10, 10, 9], even: [7, 8, 8], sour: [6, 5, 6, 3, 4, 2, 0] }[mood];
  const liked = ["range", "price", "delivery", "help"].filter(
    () => chance() < (mood === "sour" ? 0.12 : 0.45),
  );
  const comment: Record<string, string> =
    chance() < 0.38 ? { better: commentOf(chance, mood, chance() < 0.35 ? "en" : "sv") } : {};
  return { answers: { nps: pick(chance, nps), liked, ...comment }, afterMs: delay(chance) };
}

function easeAnswer(chance: () => number, trend: number): Planned["answer"] {
  if (chance() > 0.52) return null;
  const effort = weighed(chance, [
    [5, 0.34 + 0.2 * trend],
    [4, 0.3],
    [3, 0.16],
    [2, 0.12 - 0.06 * trend],
    [1, 0.08 - 0.05 * trend],
  ] as const);
  const mood = effort > 3 ? "glad" : effort === 3 ? "even" : "sour";
  const comment: Record<string, string> = chance() < 0.3 ? { why: commentOf(chance, mood, "en") } : {};
  return { answers: { effort, ...comment }, afterMs: delay(chance) };
}

/** Most answer within hours, some after days. */
function delay(chance: () => number): number {
  return 240_000 - Math.log(1 - chance() * 0.999) * 6 * 3_600_000 * (chance() < 0.2 ? 4 : 1);
}
