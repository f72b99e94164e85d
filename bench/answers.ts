import { Agent, get } from "node:http";
import type { Command } from "@/server/command";
import { makeMailed, postForm } from "./run/answers";
import { startArrivals } from "./run/arrivals";
import { type Load, loadOf } from "./run/load";
import { forkProgram } from "./run/process";
import { median, ratioOf } from "./run/ratio";
import { openWorld } from "./run/world";

const goals = { bytes: 30_000, firstByteMs: 30, perSecond: 500, ratio: 0.3 };
const rounds = 3;
const seconds = 4;
const connections = 32;
/** As many as are answered while it is measured, and some more. */
const people = 24_000;

const text = (en: string) => ({ en, sv: `${en} (sv)` });
const choices = (...values: string[]) => values.map((value) => ({ value, label: text(value) }));

/** Every type of question, on one page; one hangs on another. */
const questions = [
  { key: "nps", type: "nps", title: text("How likely are you to recommend us?"), required: true },
  { key: "rating", type: "rating", scale: 10, title: text("How was the product?") },
  { key: "stars", type: "rating", style: "stars", title: text("How was the box?") },
  { key: "csat", type: "csat", title: text("How was the delivery?") },
  { key: "ces", type: "ces", title: text("It was easy to order.") },
  {
    key: "single",
    type: "single",
    title: text("How did you find us?"),
    options: choices("a", "b", "c"),
    other: true,
  },
  {
    key: "multiple",
    type: "multiple",
    title: text("What did you look at?"),
    options: choices("a", "b", "c"),
  },
  {
    ...{ key: "matrix", type: "matrix", title: text("How was our staff?") },
    ...{ rows: choices("price", "help", "speed"), columns: choices("bad", "fair", "good") },
  },
  { key: "ranking", type: "ranking", title: text("What matters?"), options: choices("a", "b", "c") },
  { key: "number", type: "number", title: text("How many?"), min: 0, max: 100 },
  { key: "date", type: "date", title: text("When?") },
  { key: "statement", type: "statement", title: text("Nearly done.") },
  {
    ...{ key: "text", type: "text", long: true, title: text("Why?") },
    showIf: { field: "answers.nps", op: "lte", value: 6 },
  },
  { key: "consent", type: "consent", title: text("May we call you?") },
];

/** A form with an answer to each. */
const form = new URLSearchParams({
  ...{ nps: "6", rating: "7", stars: "4", csat: "4", ces: "5", single: "a", multiple: "b" },
  ...{ "matrix:price": "good", "matrix:help": "fair", "matrix:speed": "bad" },
  ...{ "ranking:a": "1", "ranking:b": "2", "ranking:c": "3", number: "12", date: "2026-11-20" },
  ...{ text: "It came two days late, and the box was wet.", consent: "true" },
  ...{ ":page": "1", ":shown": "en", ":seen": questions.map(({ key }) => key).join(" ") },
}).toString();

/** The survey page with every type of question, and answers stored beside bare inserts, in turns. */
export async function benchAnswers(opened: Command["opened"]): Promise<void> {
  const sink = await startArrivals(opened, "sink");
  const { app, api, databaseUrl, hooks } = await openWorld(opened, {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
  });
  const headers = { ...api, "content-type": "application/json" };
  const { data } = await (await fetch(`${app.url}/api/v1/surveys`, { headers })).json();
  const body = JSON.stringify({ questions });
  const changed = await fetch(`${app.url}/api/v1/surveys/${data[0].id}`, { method: "PATCH", headers, body });
  if (!changed.ok) throw new Error(`${changed.status} ${await changed.text()}`);
  const tokens = await makeMailed(hooks.later, databaseUrl, people);

  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const page = (token: string) => firstByte(`${app.url}/s/${token}`, agent);
  const bare = await page(tokens[0]!);
  const times: number[] = [];
  for (let i = 0; i < 500; i++) times.push((await page(tokens[i % 50]!)).ms);
  times.sort((a, b) => a - b);
  const met = bare.bytes < goals.bytes && median(times) < goals.firstByteMs;
  console.log(
    `answers  page with all types ${bare.bytes} bytes (goal ${goals.bytes}), first byte p50 ${median(times).toFixed(1)} ms, p99 ${times[494]!.toFixed(1)} (goal ${goals.firstByteMs}): ${met ? "met" : "MISSED"}`,
  );

  const answer = () => `${app.url}/s/${tokens.pop() ?? "gone"}`;
  await postForms(answer, agent, 3);
  const yardstick = await forkProgram<string>("bare-answers", { DATABASE_URL: databaseUrl });
  opened(() => void yardstick.child.kill());
  await postForms(() => yardstick.first, agent, 3);
  const [ours, bares]: Load[][] = [[], []];
  for (let round = 0; round < rounds; round++) {
    bares!.push(await postForms(() => yardstick.first, agent, seconds));
    ours!.push(await postForms(answer, agent, seconds));
  }
  const rates = (loads: Load[]) => loads.map(({ perSecond }) => perSecond);
  const failed = ours!.reduce((sum, each) => sum + each.failed, 0);
  const rate = median(rates(ours!));
  console.log(
    `         ${rate.toFixed(0)} stored a second (goal ${goals.perSecond}: ${rate >= goals.perSecond ? "met" : "MISSED"}), ${connections} connections, ${failed} not taken; p99 ${Math.max(...ours!.map(({ p99 }) => p99)).toFixed(0)} ms`,
  );
  console.log(`         ${ratioOf(rates(ours!), rates(bares!), goals.ratio, "answers/s")}, one bare INSERT`);
  agent.destroy();
}

/** Posts the form on keep-alive connections until the time is over; taken is what sends the browser on. */
async function postForms(next: () => string, agent: Agent, seconds: number): Promise<Load> {
  const started = performance.now();
  const ends = started + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < ends) {
        const begun = performance.now();
        const taken = await postForm(next(), form, agent);
        times.push(performance.now() - begun);
        if (!taken) failed++;
      }
    }),
  );
  return loadOf(times, failed, performance.now() - started);
}

/** How long a page's first byte takes, in milliseconds, and how many bytes it has, not compressed. */
async function firstByte(url: string, agent: Agent): Promise<{ ms: number; bytes: number }> {
  const begun = performance.now();
  return await new Promise((done, fail) =>
    get(url, { agent }, (answer) => {
      const ms = performance.now() - begun;
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on("end", () =>
        answer.statusCode === 200 ? done({ ms, bytes }) : fail(new Error(`The page: ${answer.statusCode}`)),
      );
    }).on("error", fail),
  );
}
