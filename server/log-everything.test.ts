import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** What a process that logs everything prints while it runs some code. */
async function printed(code: string): Promise<{ out: string; code: number }> {
  const program = `import { logEverything } from "./server/log-everything";\nlogEverything();\n${code}`;
  const args = ["--import", "tsx", "--input-type=module", "-e", program];
  const env = { ...process.env, NODE_ENV: "production" as const };
  const ended = await run(process.execPath, args, { env }).catch((error) => error);
  return { out: `${ended.stdout}${ended.stderr}`, code: ended.code ?? 0 };
}

test("whatever a library prints, and what ends the process, is one line of JSON each", async () => {
  const { out, code } = await printed(`
    console.log("two\\nlines", { a: 1 });
    console.error("\\u001b[31m", new TypeError("at fault"));
    process.emitWarning("careful", "OddWarning");
    setTimeout(() => { throw new Error("nobody caught this"); }, 50);
  `);
  const lines = out.trim().split("\n");
  const parsed = lines.map((line) => JSON.parse(line));
  expect(parsed.map(({ level }) => level)).toEqual([30, 50, 40, 60]);
  expect(parsed[0].msg).toBe("two\nlines { a: 1 }");
  expect(parsed[1].msg).not.toContain("\u001b");
  expect(parsed[3].err).toContain("nobody caught this");
  expect(code).toBe(1);
});

test("a process in which somebody else listens for what nobody caught goes on", async () => {
  const { out, code } = await printed(`
    process.on("uncaughtException", (error) => console.error(error.message));
    setTimeout(() => { throw new Error("nobody caught this"); }, 10);
    setTimeout(() => console.log("still here"), 50);
  `);
  const messages = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).msg);
  expect(messages).toEqual(["nobody caught this", "still here"]);
  expect(code).toBe(0);
});
