import { beforeAll, expect, test } from "vitest";
import { goals, printFindings } from "./print";
import { type Findings, runFaults, short } from "./run";

let found: Findings;
beforeAll(async () => {
  found = await runFaults(short, {}, (line) => console.log(line));
  printFindings(found);
}, 8 * 60_000);

test.each(goals)("under faults the app %s", (_, met) => {
  expect(met(found)).toBe(true);
});

test("the faults were all brought upon it, under the load that is promised", () => {
  const wanted = Object.values(short.faults).reduce((sum, count) => sum + count);
  expect(found.faults).toBe(wanted);
  expect(found.acknowledged).toBeGreaterThanOrEqual(short.respondents);
});
