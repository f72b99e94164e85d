import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `npm test`: format, lint, types, architecture, then all tests; ends with one line that sums them up. */
const reports = mkdtempSync(join(tmpdir(), "surveyhook-reports-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

const checks = [run("npm", ["run", "check"]), installChromium()];
const tests = [
  run("npx", ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`]),
  run("npx", ["playwright", "test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  }),
];

const vitest = read(vitestReport, { numPassedTests: 0, numFailedTests: 0 });
const playwright = read(playwrightReport, { stats: { expected: 0, unexpected: 0, flaky: 0 } });
const passed = vitest.numPassedTests + playwright.stats.expected;
const failed = vitest.numFailedTests + playwright.stats.unexpected + playwright.stats.flaky;
rmSync(reports, { recursive: true });
if (!checks.every(Boolean)) console.log("The checks before the tests failed, see above.");
if (!tests.every(Boolean) && failed === 0) console.log("The tests could not all be run, see above.");
console.log(`${passed} passed, ${failed} failed`);
process.exit([...checks, ...tests].every(Boolean) && failed === 0 && passed > 0 ? 0 : 1);

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const ended = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  return ended.status === 0;
}

/** Finds a Chromium for the browser tests; on Debian as root it installs the system's. */
function installChromium(): boolean {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  if (process.env.CHROMIUM || known.some((path) => existsSync(path))) return true;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    return (
      run("apt-get", ["update", "-qq"]) &&
      run("apt-get", ["install", "-y", "-qq", "chromium"], { DEBIAN_FRONTEND: "noninteractive" })
    );
  }
  console.log("There is no Chromium: install it, or name it in CHROMIUM.");
  return false;
}

function read<T>(file: string, otherwise: T): T {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : otherwise;
}
