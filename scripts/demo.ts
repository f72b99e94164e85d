import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@/db";
import { folderOf, urlOf } from "@/db/postgres/folder";
import { buildIfStale } from "../server/build/build";
import { serverFile } from "../server/build/programs";
import { commandEnvironment, root, runCommand } from "../server/command";
import { fillDemo } from "./demo/fill";

/**
 * Fills a demo workspace with a survey, a message, automations and some traffic, and prints a curl line that sends a real
 * invitation. Starts the app where it is not running yet, and then keeps it running.
 */
await runCommand(async ({ signal, opened }) => {
  const env = commandEnvironment({ NODE_ENV: "development" });
  const address = `http://${env.HOST === "0.0.0.0" ? "127.0.0.1" : env.HOST}:${env.PORT}`;
  const isReady = () =>
    fetch(`${address}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );

  let ended: Promise<unknown> | undefined;
  if (!(await isReady())) {
    await buildIfStale(root, signal);
    const app = spawn(process.execPath, [serverFile], { cwd: root, stdio: "inherit" });
    ended = once(app, "exit");
    opened(() => stop(app, ended!));
    while (!(await isReady())) {
      if (app.exitCode !== null) throw new Error("The app has ended, so there is nothing to fill.");
      await sleep(500);
    }
  }

  const db = connect(env.DATABASE_URL ?? urlOf(folderOf(env.DATA_DIR), "surveyhook"), 2);
  opened(() => db.$client.end({ timeout: 1 }));
  const sendsForReal = Boolean(env.RESEND_API_KEY || env.SMTP_URL);
  const app = { address, appUrl: env.APP_URL, from: env.MAIL_FROM, sendsForReal };
  const demo = await fillDemo(db, app, new Date());

  console.log(`
The demo workspace is filled: ${demo.requests} requests in 60 days, all of them invented${sendsForReal ? ", none of them mailed" : ""}.

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
  if (ended) {
    console.log("The app keeps running; Ctrl-C stops it.");
    await ended;
  }
});

async function stop(app: ChildProcess, ended: Promise<unknown>): Promise<void> {
  app.kill("SIGTERM");
  await ended;
}
