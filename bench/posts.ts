import { once } from "node:events";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { request as post, Agent as UndiciAgent } from "undici";
import type { Command } from "@/server/command";
import { makeMailed, postForm } from "./run/answers";
import { type Arrivals, startArrivals } from "./run/arrivals";
import { median, ratioOf } from "./run/ratio";
import { openWorld, type World } from "./run/world";

const rounds = 3;
const together = 1_000;
const perSecond = 200;
const seconds = 5;
/** So many go to one host at a time. */
const atOnce = 8;
const goals = { ratio: 0.6, beside: 0.9 };
const form = new URLSearchParams({ nps: "6", ":page": "1", ":shown": "en", ":seen": "nps" }).toString();

/**
 * Answers told to a receiver: what was held, released at once, against a bare undici loop of the same posts; and 200 answers a
 * second, alone and beside a receiver that hangs and one that fails.
 */
export async function benchPosts(opened: Command["opened"]): Promise<void> {
  const sink = await startArrivals(opened, "sink");
  const world = await openWorld(opened, {
    ...{ SMTP_URL: `smtp://127.0.0.1:${sink.port}`, ALLOWED_PRIVATE_TARGETS: "127.0.0.0/8" },
  });
  const people = together * (rounds + 1) + perSecond * seconds * (rounds * 2 + 1);
  const tokens = await makeMailed(world.hooks.later, world.databaseUrl, people);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const answer = async () => {
    if (!(await postForm(`${world.app.url}/s/${tokens.pop()}`, form, agent)))
      throw new Error("An answer was not taken.");
  };
  const well = await startArrivals(opened, "receiver", ["well"]);
  const good = await listener(world, "well", well);

  const [ours, bares]: number[][] = [[], []];
  const firsts: number[] = [];
  for (let round = -1; round < rounds; round++) {
    await good.disable();
    await Promise.all(
      Array.from({ length: 16 }, async (_, lane) => {
        for (let n = lane; n < together; n += 16) await answer();
      }),
    );
    well.restart();
    const started = performance.now();
    await good.enable("release");
    await well.waitFor(1, "posts");
    const first = performance.now();
    await well.waitFor(together, "posts");
    const rate = together / ((performance.now() - first) / 1000);
    const bare = await bareLoop(well);
    // The first warms both up.
    if (round >= 0) [ours!.push(rate), bares!.push(bare), firsts.push(first - started)];
  }
  console.log(
    `posts    ${ratioOf(ours!, bares!, goals.ratio, "posts/s")}, ${together} that were held, the first ${median(firsts).toFixed(0)} ms after the release; bare undici loop of the same, ${atOnce} at a time each`,
  );

  const hanging = await listener(world, "hanging", await startArrivals(opened, "receiver", ["hanging"]));
  const failing = await listener(world, "failing", await startArrivals(opened, "receiver", ["failing"]));
  const others = [hanging, failing];
  const [alone, beside]: Steady[][] = [[], []];
  for (let round = -1; round < rounds; round++) {
    for (const other of others) await other.disable();
    const quiet = await steady(answer, well);
    if (round < 0) continue;
    alone!.push(quiet);
    for (const other of others) await other.enable("discard");
    beside!.push(await steady(answer, well));
  }
  const rates = (each: Steady[]) => each.map(({ rate }) => rate);
  const told = (each: Steady[]) =>
    `${median(rates(each)).toFixed(0)}/s, the last ${median(each.map(({ lastMs }) => lastMs)).toFixed(0)} ms after its answer`;
  console.log(`         of ${perSecond} answers a second: ${told(alone!)}`);
  console.log(
    `         beside a receiver that hangs and one that fails: ${told(beside!)}; ${ratioOf(rates(beside!), rates(alone!), goals.beside, "posts/s")}`,
  );
  agent.destroy();
}

/** How an outgoing webhook of the bench's survey is turned on and off. */
type Listener = { enable(held: "release" | "discard"): Promise<void>; disable(): Promise<void> };

async function listener({ app, api }: World, name: string, { port }: Arrivals): Promise<Listener> {
  const call = async (path: string, body?: unknown, method = "POST") => {
    const headers = { ...api, "content-type": "application/json" };
    const answered = await fetch(`${app.url}/api/v1${path}`, {
      ...{ method, headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answered.ok) throw new Error(`${path}: ${answered.status} ${await answered.text()}`);
    return await answered.json();
  };
  const { data } = await call("/surveys", undefined, "GET");
  const { id } = await call("/automations", {
    ...{ name, type: "outgoing_webhook", surveyId: data[0].id, url: `http://127.0.0.1:${port}/` },
    ...{ events: ["response.completed"], autoDisableAfter: null, enabled: true },
  });
  return {
    enable: async (held) => void (await call(`/automations/${id}/enable`, { held })),
    disable: async () => void (await call(`/automations/${id}/disable`)),
  };
}

/** What a steady rate of answers came to: posts a second, and how long after the last answer the last post came. */
type Steady = { rate: number; lastMs: number };

async function steady(answer: () => Promise<void>, receiver: Arrivals): Promise<Steady> {
  receiver.restart();
  const count = perSecond * seconds;
  const begun = Date.now();
  const answered: Promise<void>[] = [];
  for (let n = 0; n < count; n++) {
    const wait = begun + (n * 1000) / perSecond - Date.now();
    if (wait > 0) await sleep(wait);
    answered.push(answer());
  }
  await Promise.all(answered);
  const last = Date.now();
  await receiver.waitFor(count, "posts");
  return {
    rate: count / ((receiver.lastAt() - begun) / 1000),
    lastMs: Math.max(0, receiver.lastAt() - last),
  };
}

/** The yardstick: the last post, as often and as many at a time, by the same client without anything around it. @returns posts a second */
async function bareLoop(receiver: Arrivals): Promise<number> {
  receiver.child.send("model");
  const { headers, body } = await modelOf(receiver);
  const kept = Object.entries(headers).filter(([name]) => /^(webhook-|content-type|user-agent)/.test(name));
  const dispatcher = new UndiciAgent({ connections: atOnce });
  const url = `http://127.0.0.1:${receiver.port}/`;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      for (let n = lane; n < together; n += atOnce) {
        const options = { method: "POST", headers: Object.fromEntries(kept), body, dispatcher } as const;
        await (await post(url, options)).body.dump();
      }
    }),
  );
  const rate = together / ((performance.now() - started) / 1000);
  await dispatcher.close();
  return rate;
}

async function modelOf(receiver: Arrivals): Promise<{ headers: Record<string, string>; body: string }> {
  for (;;) {
    const [{ model }] = (await once(receiver.child, "message")) as [{ model?: never }];
    if (model) return model;
  }
}
