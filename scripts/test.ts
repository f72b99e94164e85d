import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { installTestMachine } from "./test-machine";

/** `npm test`: format, lint, types, architecture, then all tests; ends with one line that sums them up. */
const reports = mkdtempSync(join(tmpdir(), "surveyhook-reports-"));
const report = (name: string) => join(reports, `${name}.json`);

const checks = [run("npm", ["run", "check"]), installTestMachine(run)];
const tests = [vitest("unit", "db"), vitest("process"), vitest("faults"), playwright()];

const counts = ["unit", "process", "faults"].map((name) =>
  read<Counted>(report(name), { numPassedTests: 0, testResults: [] }),
);
const browser = read<Browsed>(report("playwright"), { stats: { expected: 0 }, suites: [] });
const failures = [...counts.flatMap(failuresOf), ...browser.suites.flatMap(browserFailuresOf)];
const passed = counts.reduce((sum, count) => sum + count.numPassedTests, browser.stats.expected);
rmSync(reports, { recursive: true });
if (!checks.every(Boolean)) console.log("The checks before the tests failed, see above.");
if (!tests.every(Boolean) && failures.length === 0) console.log("The tests could not all be run, see above.");
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit([...checks, ...tests].every(Boolean) && failures.length === 0 && passed > 0 ? 0 : 1);

/** As much as is read of what Vitest reports. */
type Counted = { numPassedTests: number; testResults: CountedFile[] };
type CountedFile = {
  name: string;
  status: string;
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
};

/** As much as is read of what Playwright reports: suites within suites, at last those of tests. */
type Browsed = { stats: { expected: number }; suites: Suite[] };
type Suite = {
  suites?: Suite[];
  specs: { ok: boolean; file: string; title: string; tests: { status: string }[] }[];
};

/** Each failed test by its name and the first line of why; a file that failed before its tests counts as one. */
function failuresOf({ testResults }: Counted): string[] {
  return testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, assertionResults }) => {
      const file = relative(process.cwd(), name);
      const failed = assertionResults.filter((result) => result.status === "failed");
      if (failed.length === 0) return [`${file}: before its tests`];
      return failed.map(
        ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages)}`,
      );
    });
}

/** Each test of a browser that failed; one that passed at a second try only counts as failed. */
function browserFailuresOf({ suites = [], specs }: Suite): string[] {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => /^(unexpected|flaky)$/.test(status)));
  return [...failed.map(({ file, title }) => `e2e/${file}: ${title}`), ...suites.flatMap(browserFailuresOf)];
}

function firstLine(messages: string[]): string {
  return messages[0]?.split("\n")[0]?.slice(0, 300) ?? "";
}

function vitest(...projects: string[]): boolean {
  const chosen = projects.flatMap((project) => ["--project", project]);
  const file = `--outputFile.json=${report(projects[0]!)}`;
  // One that waits for its database leaves the processor to another; programs that are timed and killed go alone.
  const workers = projects.includes("db") ? 2 : 1;
  const reporters = ["--reporter=default", "--reporter=json", file];
  return run("npx", ["vitest", "run", ...chosen, `--maxWorkers=${workers}`, ...reporters]);
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
