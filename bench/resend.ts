import { once } from "node:events";
import type { Command } from "@/server/command";
import { type Arrivals, startArrivals } from "./run/arrivals";
import { postPeople } from "./run/post-people";
import { ratioOf } from "./run/ratio";
import type { Target } from "./run/set-up";
import { openWorld } from "./run/world";

const rounds = 3;
const perCall = 100;
/** A double that answers at once, and one that takes as long as a provider far away. */
const kinds = [
  { latencyMs: 0, mails: 3000 },
  { latencyMs: 200, mails: 5000 },
];

/** Posts to mails at a double of Resend, against a bare loop that makes the same batch calls, one after the other. */
export async function benchResend(opened: Command["opened"]): Promise<void> {
  for (const { latencyMs, mails } of kinds) {
    const double = await startArrivals(opened, "resend-double", [String(latencyMs)]);
    const url = `http://127.0.0.1:${double.port}`;
    const { app, hooks } = await openWorld(opened, {
      ...{ RESEND_API_KEY: "re_test", RESEND_BASE_URL: url, MAIL_RATE_PER_SECOND: "1000000" },
    });
    const rates = { bare: [] as number[], ours: [] as number[] };
    await ours(hooks.now, double, mails);
    const model = await modelOf(double);
    for (let round = 0; round < rounds; round++) {
      rates.bare.push(await bare(url, model, mails));
      rates.ours.push(await ours(hooks.now, double, mails));
    }
    console.log(
      `resend   ${ratioOf(rates.ours, rates.bare, 0.6, "mails/s")}, from post to a double of Resend that takes ${latencyMs} ms, bare loop of the same calls of ${perCall}`,
    );
    await app.stop();
  }
}

async function ours(target: Target, double: Arrivals, mails: number): Promise<number> {
  double.restart();
  const started = performance.now();
  await postPeople(target, mails);
  await double.waitFor(mails, "resend");
  if (double.doubled() > 0) throw new Error(`${double.doubled()} mails were sent twice.`);
  return mails / ((performance.now() - started) / 1000);
}

/** A mail as the app sends it. */
async function modelOf(double: Arrivals): Promise<object> {
  double.child.send("model");
  for (;;) {
    const [{ model }] = (await once(double.child, "message")) as [{ model?: object }];
    if (model) return model;
  }
}

async function bare(url: string, model: object, mails: number): Promise<number> {
  const started = performance.now();
  for (let sent = 0; sent < mails; sent += perCall) {
    const body = Array.from({ length: perCall }, (_, n) => ({
      ...model,
      to: [`bare${sent + n}@example.com`],
    }));
    const answer = await fetch(`${url}/emails/batch`, {
      method: "POST",
      headers: {
        authorization: "Bearer re_test",
        "content-type": "application/json",
        "idempotency-key": `bare-${started}-${sent}`,
        "x-batch-validation": "permissive",
      },
      body: JSON.stringify(body),
    });
    await answer.text();
    if (!answer.ok) throw new Error(`The double answered ${answer.status}.`);
  }
  return mails / ((performance.now() - started) / 1000);
}
