import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, rushAside, somewhen } from "./fault";

export const databaseDies = (seconds: number): Fault => ({
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

export const backendKilled: Fault = {
  name: "kill -9 of a PostgreSQL backend",
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    world.database.killBackend();
    return Date.now();
  },
};

export const databaseHangs: Fault = {
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

export const diskFull = (table: string): Fault => ({
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
