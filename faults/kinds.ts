import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DoubleAnswer } from "@/lib/mail/testing/resend-double";
import type { SmtpMood } from "./smtp-sink";
import type { MailWay, World } from "./world";

/** One kind of trouble. `happen` brings it about and gives the moment from which all could be well again. */
export type Fault = { name: string; happen(world: World): Promise<number> };

const somewhen = (milliseconds: number) => sleep(Math.random() * milliseconds);

/** Many at once, so that the trouble finds work in hand. */
async function rush(world: World, posts = 4, people = 20): Promise<void> {
  await Promise.all(Array.from({ length: posts }, () => world.clients.post(world.hook, people, false)));
}

function rushAside(world: World): void {
  void rush(world);
}

async function dieAndRise(world: World): Promise<number> {
  await world.kill("SIGKILL");
  const died = Date.now();
  await world.spawn();
  return died;
}

const smtp = (
  name: string,
  mood: SmtpMood,
  seconds: number,
  then?: (world: World) => Promise<void>,
): Fault => ({
  name: `SMTP ${name}`,
  async happen(world) {
    world.smtp.mood = mood;
    await rush(world);
    await sleep(seconds * 1000);
    await then?.(world);
    world.smtp.mood = "well";
    return Date.now();
  },
});

const resend = (
  name: string,
  mood: DoubleAnswer,
  seconds: number,
  then?: (world: World) => Promise<void>,
): Fault => ({
  name: `Resend ${name}`,
  async happen(world) {
    world.resendMood = mood;
    await rush(world);
    await sleep(seconds * 1000);
    await then?.(world);
    world.resendMood = undefined;
    return Date.now();
  },
});

const killed: Fault = {
  name: "kill -9 of the process",
  async happen(world) {
    rushAside(world);
    await somewhen(600);
    return await dieAndRise(world);
  },
};

const killedInBatch: Fault = {
  name: "kill -9 while mails are handed over",
  async happen(world) {
    await rush(world);
    await somewhen(120);
    return await dieAndRise(world);
  },
};

const killedWhileStarting: Fault = {
  name: "kill -9 while it starts",
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    await dieAndRise(world);
    await somewhen(3500);
    return await dieAndRise(world);
  },
};

const terminated: Fault = {
  name: "SIGTERM under load",
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    const began = Date.now();
    const code = await world.kill("SIGTERM");
    if (code !== 0)
      world.clients.unexpected.push(`SIGTERM ended with ${code} after ${Date.now() - began} ms`);
    await world.spawn();
    return Date.now();
  },
};

const databaseDies = (seconds: number): Fault => ({
  name: `PostgreSQL stopped -m immediate, ${seconds > 0 ? `away for ${seconds} s` : "back at once"}`,
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    await world.database.die();
    await sleep(seconds * 1000);
    await world.database.start();
    return Date.now();
  },
});

const backendKilled: Fault = {
  name: "kill -9 of a PostgreSQL backend",
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    world.database.killBackend();
    return Date.now();
  },
};

const databaseHangs: Fault = {
  name: "PostgreSQL hangs",
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    const thaw = world.database.freeze();
    await sleep(9000);
    thaw();
    return Date.now();
  },
};

const bothDie: Fault = {
  name: "kill -9 of the process and of PostgreSQL at once",
  async happen(world) {
    await rush(world);
    await somewhen(100);
    await Promise.all([world.kill("SIGKILL"), world.database.die()]);
    await world.database.start();
    await world.spawn();
    return Date.now();
  },
};

const diskFull = (table: string): Fault => ({
  name: `full disk, as PostgreSQL reports it (${table})`,
  async happen(world) {
    const sql = world.database.db.$client;
    await sql.unsafe(`create or replace function disk_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
    await sql.unsafe(
      `create trigger disk_full before insert or update on ${table} execute function disk_full()`,
    );
    rushAside(world);
    await sleep(3000);
    await sql.unsafe(`drop trigger disk_full on ${table}`);
    return Date.now();
  },
});

const engineWiped: Fault = {
  name: "the engine's tables wiped",
  async happen(world) {
    await rush(world);
    await somewhen(50);
    await world.database.db.$client`truncate engine_runs, graphile_worker._private_jobs`;
    return Date.now();
  },
};

const eventTwice: Fault = {
  name: "the engine's events and runs delivered twice",
  async happen(world) {
    const sql = world.database.db.$client;
    const posted = rush(world);
    for (let turn = 0; turn < 6; turn++) {
      const event = { id: randomUUID(), name: "invitation/due", data: {}, ts: Date.now() };
      await sql`select graphile_worker.add_job('event', ${JSON.stringify(event)}::text::json) from generate_series(1, 3)`;
      await sql`select graphile_worker.add_job('run', json_build_object('id', id, 'functionId', function_id))
        from engine_runs where ended_at is null or ended_at > now() - interval '1 second'`;
      await sleep(50);
    }
    await posted;
    return Date.now();
  },
};

const clockJumps = (hours: number): Fault => ({
  name: hours > 0 ? "clock two hours ahead and back again" : "clock set back two hours and right again",
  async happen(world) {
    rushAside(world);
    world.setClock(hours * 3_600_000);
    await sleep(500);
    await rush(world);
    await sleep(1500);
    world.setClock(0);
    return Date.now();
  },
});

const heldAndReleased: Fault = {
  name: "held, then released under kill -9",
  async happen(world) {
    const { id } = world.pausable;
    await mustWork(world, `/automations/${id}/disable`, {});
    await world.clients.post(world.pausable, 40, false);
    await mustWork(world, `/automations/${id}/enable`, { held: "release" });
    await somewhen(300);
    return await dieAndRise(world);
  },
};

/** Two admins press Replay for what the mail server refused. */
async function replayTwice(world: World): Promise<void> {
  world.smtp.mood = "well";
  const path = `/automations/${world.hook.id}/replay`;
  await Promise.all([1, 2].map(() => mustWork(world, path, { status: "failed" })));
}

async function mustWork(world: World, path: string, body: unknown): Promise<void> {
  const answer = await world.app.api(path, body);
  if (!answer.ok) world.clients.unexpected.push(`${path.replace(/aut_\w+/, "aut_…")}: ${answer.status}`);
}

async function kill(world: World): Promise<void> {
  await dieAndRise(world);
}

/** Each way mail can go, with the troubles met on it. The long form goes through them again and again. */
export const kinds: Record<MailWay, Fault[]> = {
  smtp: [
    killedInBatch,
    databaseDies(0),
    smtp("drops the connection after it took the mail", "dropping", 1),
    terminated,
    databaseHangs,
    smtp("refuses the recipient (552), then replayed twice at once", "refusing", 2, replayTwice),
    databaseDies(7),
    eventTwice,
    smtp("says 451", "busy", 2),
    clockJumps(2),
    heldAndReleased,
    diskFull("invitations"),
    smtp("is slow, and kill -9", "slow", 1, kill),
    killedWhileStarting,
    backendKilled,
    bothDie,
    smtp("is away", "away", 2),
    engineWiped,
    clockJumps(-2),
    killed,
    smtp("is slow", "slow", 3),
    diskFull("deliveries"),
    databaseDies(20),
  ],
  resend: [
    resend(
      "says 429",
      { status: 429, body: { name: "rate_limit_exceeded" }, headers: { "retry-after": "1" } },
      2,
    ),
    resend("drops the connection after it took the mails, and kill -9", "drop after taking", 1, kill),
    resend("says 500", { status: 500, body: { name: "internal_server_error" } }, 2),
    killedInBatch,
    databaseDies(0),
    resend("hangs", "hang", 1),
  ],
  captured: [diskFull("captured_mails"), killedInBatch],
};
