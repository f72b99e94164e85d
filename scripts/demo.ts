import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { connect } from "@/db";
import { folderOf, urlOf } from "@/db/postgres/folder";
import { readEnv } from "@/lib/env";
import { fillDemo } from "./demo/fill";
import { buildIfStale } from "./start/build";
import { serverFile } from "./start/programs";

/**
 * Fills a demo workspace with a survey, a message, automations and some traffic, and prints a curl line that sends a real
 * invitation. Starts the app where it is not running yet, and then keeps it running.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const env = readEnv({ ...process.env, NODE_ENV: "development" });
const address = `http://${env.HOST === "0.0.0.0" ? "127.0.0.1" : env.HOST}:${env.PORT}`;
const isReady = () =>
  fetch(`${address}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );

let app: ChildProcess | undefined;
if (!(await isReady())) {
  await buildIfStale(root, new AbortController().signal);
  app = spawn(process.execPath, [serverFile], { cwd: root, stdio: "inherit" });
  app.once("exit", (code) => process.exit(code ?? 1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => app?.kill(signal));
  while (!(await isReady())) await sleep(500);
}

const db = connect(env.DATABASE_URL ?? urlOf(folderOf(env.DATA_DIR), "surveyhook"), 2);
const sendsForReal = Boolean(env.RESEND_API_KEY || env.SMTP_URL);
const demo = await fillDemo(db, address, sendsForReal, new Date());
await db.$client.end();

console.log(`
The demo workspace is filled: ${demo.requests} requests, all outcomes${sendsForReal ? " but sent ones: a mail provider is set, and the people are invented" : ""}.

  Sign in     ${env.APP_URL}/sign-in
  E-mail      ${demo.email}
  Password    ${demo.password}

Send yourself an invitation:

  curl -X POST ${demo.hookUrl} \\
    -H "Authorization: Bearer ${demo.key}" \\
    -H "Content-Type: application/json" \\
    -d '{"EmailAddress":"you@example.com","FirstName":"Ada","Language":"en","OrderId":"${demo.nextOrder}","OrderTotal":499}'

${sendsForReal ? "It goes out by your mail provider: put an address of your own." : `Read it at ${env.APP_URL}/mail: no mail provider is set, so nothing leaves this machine.`}
`);
if (app) console.log("The app keeps running; Ctrl-C stops it.");
else process.exit(0);
