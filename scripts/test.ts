import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installTestMachine } from "./test-machine";

/** `npm test`: format, lint, types, architecture, then all tests; ends with one line that sums them up. */
const reports = mkdtempSync(join(tmpdir(), "surveyhook-reports-"));
const report = (name: string) => join(reports, `${name}.json`);

const checks = [run("npm", ["run", "check"]), installTestMachine(run)];
const tests = [vitest("unit", "db"), vitest("process"), vitest("faults"), playwright()];

const counts = ["unit", "process", "faults"].map((name) =>
  read<Counted>(report(name), { numPassedTests: 0, numFailedTests: 0, testResults: [] }),
);
const { stats } = read(report("playwright"), { stats: { expected: 0, unexpected: 0, flaky: 0 } });
const passed = counts.reduce((sum, count) => sum + count.numPassedTests, stats.expected);
const failed = counts.reduce(
  (sum, count) => sum + count.numFailedTests + count.testResults.filter(isUntold).length,
  stats.unexpected + stats.flaky,
);
rmSync(reports, { recursive: true });
if (!checks.every(Boolean)) console.log("The checks before the tests failed, see above.");
if (!tests.every(Boolean) && failed === 0) console.log("The tests could not all be run, see above.");
console.log(`${passed} passed, ${failed} failed`);
process.exit([...checks, ...tests].every(Boolean) && failed === 0 && passed > 0 ? 0 : 1);

/** As much as is read of what Vitest reports. */
type Counted = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** A file that failed before its tests were run counts as one that failed. */
function isUntold({ status, assertionResults }: Counted["testResults"][number]): boolean {
  return status === "failed" && !assertionResults.some((result) => result.status === "failed");
}

function vitest(...projects: string[]): boolean {
  const chosen = projects.flatMap((project) => ["--project", project]);
  const file = `--outputFile.json=${report(projects[0]!)}`;
  return run("npx", ["vitest", "run", ...chosen, "--reporter=default", "--reporter=json", file]);
}

function playwright(): boolean {
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report("playwright") };
  return run("npx", ["playwright", "test", "--reporter=list,json"], env);
}

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const ended = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  return ended.status === 0;
}

function read<T>(file: string, otherwise: T): T {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : otherwise;
}
