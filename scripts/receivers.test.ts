import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { freePort } from "@/server/port";

const folder = fileURLToPath(new URL("../docs/receivers/", import.meta.url));
const secret = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
const body = JSON.stringify({
  type: "response.completed",
  data: { respondent: { email: "é@example.com" }, answers: { nps: 9 } },
});

const receivers = [
  { name: "node", program: process.execPath, argumentsOf: () => [`${folder}receiver.mjs`] },
  { name: "python3", program: "python3", argumentsOf: () => [`${folder}receiver.py`] },
  {
    name: "php",
    program: "php",
    argumentsOf: (port: number) => ["-S", `127.0.0.1:${port}`, `${folder}receiver.php`],
  },
];

let running: ChildProcess | undefined;
afterEach(() => void running?.kill("SIGKILL"));

function has(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("the receivers of the docs", () => {
  test.each(receivers)(
    "take what is signed and nothing else, with $name",
    async ({ name, program, argumentsOf }) => {
      if (!has(program)) return console.warn(`${name} is not here: its receiver was not tried`);
      const port = await freePort("127.0.0.1", 0);
      running = spawn(program, argumentsOf(port), {
        env: { ...process.env, SECRET: secret, PORT: String(port) },
        stdio: "ignore",
      });
      const url = `http://127.0.0.1:${port}/`;
      await expect
        .poll(
          () =>
            fetch(url, { method: "POST" }).then(
              () => true,
              () => false,
            ),
          { timeout: 10_000 },
        )
        .toBe(true);
      const send = async (over: { time?: number; body?: string; extra?: string } = {}) => {
        const { time = Math.floor(Date.now() / 1000), body: sent = body, extra = "" } = over;
        const key = Buffer.from(secret.slice(6), "base64");
        const signature = createHmac("sha256", key).update(`pst_1.${time}.${body}`).digest("base64");
        const headers = {
          "webhook-id": "pst_1",
          "webhook-timestamp": String(time),
          "webhook-signature": `${extra}v1,${signature}`,
        };
        return (await fetch(url, { method: "POST", body: sent, headers })).status;
      };
      expect(await send()).toBe(200);
      // While a secret changes there are two signatures.
      expect(await send({ extra: "v1,AAAA " })).toBe(200);
      expect(await send({ body: body.replace("9", "1") })).toBe(401);
      expect(await send({ time: Math.floor(Date.now() / 1000) - 3600 })).toBe(401);
      expect((await fetch(url, { method: "POST", body })).status).toBe(401);
    },
  );
});
