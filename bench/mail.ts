import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import nodemailer from "nodemailer";
import { respondent, type Target } from "./set-up";

const mails = 3000;

/** Posts to mails in an SMTP sink, against a bare nodemailer pool sending as many to the same sink; and the idle latency. */
export async function benchMail(
  target: Target,
  sink: { child: ChildProcess; first: { port: number } },
): Promise<void> {
  const arrivals = new Map<string, number>();
  let taken = 0;
  sink.child.on("message", (message: { to?: string; at?: number }) => {
    if (!message.to || !message.at) return;
    taken++;
    arrivals.set(message.to, message.at);
  });
  const waitFor = async (count: number, what: string) => {
    for (let tries = 0; taken < count; tries++) {
      if (tries > 6000) throw new Error(`${what}: ${taken} of ${count} mails after a minute.`);
      await sleep(10);
    }
  };
  const post = async (body: unknown) => {
    const headers = { authorization: `Bearer ${target.key}`, "content-type": "application/json" };
    const answer = await fetch(target.url, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`The hook answered ${answer.status}: ${await answer.text()}`);
  };

  const rates = { bare: [] as number[], ours: [] as number[] };
  for (let round = 0; round < 2; round++) {
    taken = 0;
    const pool = nodemailer.createTransport({
      host: "127.0.0.1",
      port: sink.first.port,
      pool: true,
      maxConnections: 20,
      maxMessages: Number.POSITIVE_INFINITY,
    });
    let started = performance.now();
    await Promise.all(
      Array.from({ length: mails }, (_, i) =>
        pool.sendMail({
          from: "a@example.com",
          to: `bare${i}@example.com`,
          subject: "Hi",
          text: "x".repeat(500),
          html: "x".repeat(3000),
        }),
      ),
    );
    rates.bare.push(mails / ((performance.now() - started) / 1000));
    pool.close();

    taken = 0;
    started = performance.now();
    for (let sent = 0; sent < mails; sent += 100) await post(Array.from({ length: 100 }, respondent));
    await waitFor(mails, "end to end");
    rates.ours.push(mails / ((performance.now() - started) / 1000));
  }
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  console.log(
    `mail     ${(mean(rates.ours) / mean(rates.bare)).toFixed(2)} of the bare nodemailer pool, from post to sink (goal 0.4): ${mean(rates.ours).toFixed(0)} against ${mean(rates.bare).toFixed(0)} mails/s`,
  );

  const waits: number[] = [];
  for (let i = 0; i < 50; i++) {
    await sleep(300);
    const person = respondent();
    const posted = Date.now();
    const before = taken;
    await post(person);
    await waitFor(before + 1, "idle");
    waits.push(arrivals.get(person.EmailAddress)! - posted);
  }
  waits.sort((a, b) => a - b);
  console.log(`         idle, from post to mail: p50 ${waits[25]} ms, p99 ${waits[49]} ms (goal under 1000)`);
}
