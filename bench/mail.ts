import nodemailer from "nodemailer";
import type { Arrivals } from "./run/arrivals";
import { postPeople } from "./run/post-people";
import { ratioOf } from "./run/ratio";
import type { Target } from "./run/set-up";

const mails = 3000;
const rounds = 3;
/** As many as the app opens. */
const connections = 20;

/** Posts to mails in an SMTP sink, against a bare nodemailer pool sending as many to the same sink, in turns. */
export async function benchMail(target: Target, sink: Arrivals): Promise<void> {
  const rates = { bare: [] as number[], ours: [] as number[] };
  await ours(target, sink);
  for (let round = 0; round < rounds; round++) {
    rates.bare.push(await bare(sink));
    rates.ours.push(await ours(target, sink));
  }
  console.log(
    `mail     ${ratioOf(rates.ours, rates.bare, 0.75, "mails/s")}, from post to an SMTP sink, bare nodemailer pool with as many connections`,
  );
}

async function ours(target: Target, sink: Arrivals): Promise<number> {
  sink.restart();
  const started = performance.now();
  await postPeople(target, mails);
  await sink.waitFor(mails, "end to end");
  return mails / ((performance.now() - started) / 1000);
}

async function bare(sink: Arrivals): Promise<number> {
  const pool = nodemailer.createTransport({
    ...{ host: "127.0.0.1", port: sink.port, pool: true },
    ...{ maxConnections: connections, maxMessages: Number.POSITIVE_INFINITY },
  });
  const mail = { from: "a@example.com", subject: "Hi", text: "x".repeat(500), html: "x".repeat(3000) };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: mails }, (_, i) => pool.sendMail({ ...mail, to: `bare${i}@example.com` })),
  );
  const rate = mails / ((performance.now() - started) / 1000);
  pool.close();
  return rate;
}
