import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serverFile } from "./build/programs";
import { freePort } from "./port";

const root = fileURLToPath(new URL("..", import.meta.url));

export const adminToken = "a-management-token-for-the-tests-of-the-process";

/** The real app as a process of its own, in a process group of its own. */
export type App = {
  url: string;
  child: ChildProcess;
  output(): string;
  /** Resolves to the exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  api(path: string, body?: unknown): Promise<Response>;
};

/** What else may run it: a program of another Node, another installation's folder, another account. */
export type Where = { command?: string[]; cwd?: string; uid?: number; gid?: number };

/** Spawns it and does not wait. */
export async function spawnApp(
  env: Record<string, string>,
  { command = ["node", serverFile], ...where }: Where = {},
): Promise<App> {
  const port = env.PORT ?? String(await freePort("127.0.0.1", 0));
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const child = spawn(command[0]!, command.slice(1), {
    cwd: root,
    ...where,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inherited, ADMIN_API_TOKEN: adminToken, PORT: port, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += data;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    child,
    output: () => output,
    ended: once(child, "close").then(([code, signal]) => code ?? signal),
    api: (path, body) =>
      fetch(`${url}/api/v1${path}`, {
        method: body ? "POST" : "GET",
        headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
  };
}

/** Spawns it and waits until it is ready for work. */
export async function startApp(env: Record<string, string>, where?: Where): Promise<App> {
  const app = await spawnApp(env, where);
  while (app.child.exitCode === null) {
    const answer = await fetch(`${app.url}/readyz`).catch(() => undefined);
    if (answer?.ok) return app;
    await wait(100);
  }
  throw new Error(`The app did not start:\n${app.output()}`);
}

/** The process that takes the app's connections. */
export function frontOf({ child }: App): number {
  return Number(execFileSync("pgrep", ["-P", String(child.pid), "-f", "front.mjs"]));
}

/** An automation: where to post to, and with which key. */
export type MadeHook = { hookUrl: string; apiKey: string; id: string };

/** Makes an automation that takes EmailAddress and invites a day later; `over` is what the API takes besides. */
export async function makeHook(app: App, over: Record<string, unknown> = {}): Promise<MadeHook> {
  const made = async (path: string, body: unknown) => {
    const answer = await app.api(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  const survey = await made("/surveys", {
    title: "After purchase",
    languages: ["en"],
    status: "open",
    questions: [{ key: "nps", type: "nps", title: { en: "Would you recommend us?" }, required: true }],
  });
  const message = await made("/messages", {
    name: "Invitation",
    kind: "invitation",
    content: { en: { subject: "Hello", body: "[Answer]({{surveyLink}})" } },
  });
  return await made("/automations", {
    name: "After purchase",
    type: "incoming_webhook",
    surveyId: survey.id,
    messageId: message.id,
    fields: [{ name: "EmailAddress", path: "EmailAddress", required: true }],
    mapping: { EmailAddress: "email" },
    delay: "P1D",
    enabled: true,
    rateLimitPerMinute: 1_000_000,
    ...over,
  });
}
