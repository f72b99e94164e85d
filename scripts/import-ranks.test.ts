import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const run = promisify(execFile);
const cruiser = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const config = resolve(".dependency-cruiser.cjs");

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ranks-"));
  write("package.json", "{}");
  mkdirSync(join(root, "scripts"));
  cpSync("scripts/import-alias.cjs", join(root, "scripts/import-alias.cjs"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The names of the rules that a house of just these files breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) write(path, text);
  const args = [cruiser, "--config", config, "--output-type", "json", "lib"];
  const ended = await run(process.execPath, args, { cwd: root }).catch((error) => error);
  const { violations } = (
    JSON.parse(ended.stdout) as { summary: { violations: { rule: { name: string } }[] } }
  ).summary;
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}

const leaf = "export const leaf = 1;\n";

test("a room may import what stands before it", async () => {
  expect(
    await broken({
      "lib/delivery/hook/answer.ts": 'export { leaf } from "../../payload/json";\n',
      "lib/payload/json.ts": leaf,
    }),
  ).toEqual([]);
});

test("a room that imports a later one is refused", async () => {
  expect(
    await broken({
      "lib/payload/json.ts": 'export { leaf } from "@/lib/delivery/hook/answer";\n',
      "lib/delivery/hook/answer.ts": leaf,
    }),
  ).toEqual(["rank-of-payload"]);
});

test("a folder of lib without a rank is refused, whether it imports or is imported", async () => {
  expect(
    await broken({
      "lib/billing/invoice.ts": 'export { leaf } from "../api/runs";\n',
      "lib/api/runs.ts": leaf,
    }),
  ).toEqual(["unknown-room"]);
  expect(
    await broken({
      "lib/billing/invoice.ts": leaf,
      "lib/api/runs.ts": 'export { leaf } from "../billing/invoice";\n',
    }),
  ).toEqual(["unknown-room-used"]);
});

test("the files directly in lib know no room", async () => {
  expect(
    await broken({
      "lib/errors.ts": 'export { leaf } from "./survey/words";\n',
      "lib/survey/words.ts": leaf,
    }),
  ).toEqual(["ground-of-lib"]);
});
