import type { RE2JS } from "re2js";

/** What is looked at of a compiled program: its instructions, and the classes of characters it tells apart. */
type Program = RE2JS["re2Input"];

const match = 6;
const runes = { first: 8, last: 11 };
/** Assertions that hold at one place or another: all but the beginning of the text, which comes once. */
const anywhere = 0xff & ~4;

/**
 * Whether judging any text by a compiled expression costs more than `limit`: the size of its whole deterministic
 * automaton, found by the subset construction, times the classes of characters. What is below it is read at one look-up
 * a character; what is above may need a new state for each. Gives up as soon as the limit is passed.
 * @param whole whether it must match the whole text; otherwise it is looked for at every place
 */
export function costsMoreThan(limit: number, { prog, dfa }: Program, whole: boolean): boolean {
  const sample = sampleRunes({ prog, dfa } as Program);
  const start = dfa.closure([prog.start], 0xff).pcs as number[];
  const seen = new Set([start.join()]);
  const waiting = [start];
  let size = 0;
  for (let pcs = waiting.pop(); pcs; pcs = waiting.pop()) {
    // A state costs something itself, whatever it holds.
    size += pcs.length + 8;
    if (size * (dfa.numClasses + 1) > limit) return true;
    const surely: number[] = dfa.closure(pcs, 0).pcs;
    if (!whole && surely.some((pc) => prog.getInst(pc).op === match)) continue;
    for (const matches of sample) {
      const next = pcs.filter((pc) => matches[pc]).map((pc) => prog.getInst(pc).out as number);
      if (!whole) next.push(prog.start);
      const state: number[] = dfa.closure(next, anywhere).pcs;
      const key = state.join();
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(state);
    }
  }
  return false;
}

/** For one character of each kind that the program tells apart: which instructions take it. */
function sampleRunes({ prog, dfa }: Program): boolean[][] {
  const kinds = new Map<string, number[]>();
  for (let pc = 0; pc < prog.numInst(); pc++) {
    const { op, arg, runes: taken } = prog.getInst(pc);
    if (op < runes.first || op > runes.last) continue;
    const kind = `${op} ${arg} ${taken}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), pc]);
  }
  const told = [...kinds.values()];
  const found = new Map<string, boolean[]>();
  for (const rune of [0, ...dfa.classBounds]) {
    const takes = told.map(([pc]) => prog.getInst(pc!).matchRune(rune) as boolean);
    const key = takes.map(Number).join("");
    if (found.has(key)) continue;
    const matches: boolean[] = new Array(prog.numInst()).fill(false);
    for (const [i, pcs] of told.entries()) for (const pc of pcs) matches[pc] = takes[i]!;
    found.set(key, matches);
  }
  return [...found.values()];
}
