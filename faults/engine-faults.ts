import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, rush, rushAside, somewhen } from "./fault";

export const engineWiped: Fault = {
  name: "the engine's tables wiped",
  async happen(world) {
    await rush(world);
    await somewhen(50);
    await world.database.db.$client`truncate engine_runs, graphile_worker._private_jobs`;
    return Date.now();
  },
};

export const eventTwice: Fault = {
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

export const clockJumps = (hours: number): Fault => ({
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
