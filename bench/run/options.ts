import { parseArgs } from "node:util";

/** How large the bench is; small where nothing is told, so that all of it takes minutes. */
export type Options = {
  /** The subjects that are measured; undefined: all but `fill`. */
  only: string[] | undefined;
  /** Of the pages those whose route holds this. */
  route: string;
  /** So many runs fill the large side of `fill`, or the past of `retention`. */
  runs: number | undefined;
  /** Invitations that fall due in one moment, in each round. */
  due: number;
  /** Invitations that wait beside them. */
  waiting: number;
  /** How long the soak takes, in seconds. */
  soak: number;
};

const usage =
  "npm run bench -- [--only NAME,...] [--route /surveys] [--runs 1m] [--due 100k] [--waiting 1m] [--soak 10m] [--fill 10m]";

/**
 * Reads the arguments of `npm run bench`. `--fill 10m` is `--only fill --runs 10m`.
 * @throws Error that tells how it is called
 */
export function readOptions(args: string[], subjects: string[]): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: { only: text, route: text, runs: text, due: text, waiting: text, soak: text, fill: text },
  });
  const only = values.fill ? ["fill"] : values.only?.split(",");
  const unknown = only?.find((name) => !subjects.includes(name));
  if (unknown) throw new Error(`There is no ${unknown}; there are ${subjects.join(", ")}. ${usage}`);
  const runs = values.fill ?? values.runs;
  return {
    only,
    route: values.route ?? "",
    runs: runs === undefined ? undefined : numberOf(runs),
    due: numberOf(values.due ?? "3k"),
    waiting: numberOf(values.waiting ?? "50k"),
    soak: secondsOf(values.soak ?? "40s"),
  };
}

/** `300k`, `10m`, or digits. */
function numberOf(text: string): number {
  return read(text, { "": 1, k: 1_000, m: 1_000_000 });
}

/** `10m`, `40s`, or seconds. */
function secondsOf(text: string): number {
  return read(text, { "": 1, s: 1, m: 60 });
}

function read(text: string, units: Record<string, number>): number {
  const [, digits, unit = ""] = /^(\d+)([a-z]?)$/i.exec(text) ?? [];
  const by = units[unit.toLowerCase()];
  if (!digits || !by) throw new Error(`${text} is no size. ${usage}`);
  return Number(digits) * by;
}
