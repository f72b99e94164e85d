/** A question on the map: its number in the list, and where it stands. */
type Station = { key: string; number: number; x: number; y: number };

/** A stretch between two questions that follow each other on some way. */
export type Stretch = { from: Station; to: Station; id: string };

/** How a way's stretches are drawn. */
export type LineMap = { stations: Station[]; stretches: Stretch[]; width: number; height: number };

const step = 44;
const margin = 20;
const lane = 34;

/**
 * Draws the ways through a survey as lines: what everybody is shown stands on the straight one, what only some are shown
 * beside it. Pure.
 * @param order keys in the order asked, with the number each has in the list
 */
export function lineMap(
  order: readonly { key: string; number: number }[],
  ways: readonly (readonly string[])[],
): LineMap {
  const onAll = new Set(
    order.filter(({ key }) => ways.every((way) => way.includes(key))).map(({ key }) => key),
  );
  const onSome = new Set(ways.flat());
  let beside = 0;
  const stations = order
    .filter(({ key }) => onSome.has(key))
    .map(({ key, number }, i): Station => {
      beside = onAll.has(key) ? 0 : (beside % 2) + 1;
      return { key, number, x: margin + i * step, y: margin + beside * lane };
    });
  const at = new Map(stations.map((station) => [station.key, station]));
  const stretches = new Map<string, Stretch>();
  for (const way of ways)
    for (const [i, key] of way.entries()) {
      const [from, to] = [at.get(key), at.get(way[i + 1] ?? "")];
      if (from && to) stretches.set(`${from.key}\n${to.key}`, { from, to, id: `${from.key}\n${to.key}` });
    }
  const height = Math.max(margin, ...stations.map(({ y }) => y)) + margin;
  return {
    stations,
    stretches: [...stretches.values()],
    width: margin * 2 + step * Math.max(0, stations.length - 1),
    height,
  };
}

/** The line from one question to the next. */
export function pathOf({ from, to }: Stretch): string {
  const bend = Math.min(step / 2, (to.x - from.x) / 2);
  if (from.y === to.y) return `M${from.x} ${from.y}H${to.x}`;
  return to.y < from.y
    ? `M${from.x} ${from.y}H${to.x - 2 * bend}C${to.x - bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`
    : `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${from.x + bend} ${to.y} ${from.x + 2 * bend} ${to.y}H${to.x}`;
}
