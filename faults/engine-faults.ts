import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, rush, rushAside, somewhen } from "./fault";

export const lineCut: Fault = {
  name: "the engine's line to the database is cut",
  async happen(world) {
    const posted = rush(world);
    for (let turn = 0; turn < 3; turn++) {
      await somewhen(100);
      await world.database.db.$client`
        select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'surveyhook-engine'`;
    }
    await posted;
    return Date.now();
  },
};

export const eventTwice: Fault = {
  name: "the engine is told of events that nobody sent, many times over",
  async happen(world) {
    const sql = world.database.db.$client;
    const posted = rush(world);
    for (let turn = 0; turn < 6; turn++) {
      for (const name of ["invitation/due", "notice/due", "run/marked", "engine/started"])
        await sql`select pg_notify('surveyhook_events', json_build_object('id', n, 'name', ${name}::text, 'wait', n % 3)::text)
          from generate_series(1, 9) as n`;
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
