import { dieAndRise, type Fault, mustWork, rush, rushAside, somewhen } from "./fault";

export const killed: Fault = {
  name: "kill -9 of the process",
  async happen(world) {
    rushAside(world);
    await somewhen(600);
    return await dieAndRise(world);
  },
};

export const frontKilled: Fault = {
  name: "kill -9 of the front under load",
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    world.killFront();
    return Date.now();
  },
};

export const killedInBatch: Fault = {
  name: "kill -9 while mails are handed over",
  async happen(world) {
    await rush(world);
    await somewhen(120);
    return await dieAndRise(world);
  },
};

export const killedWhileStarting: Fault = {
  name: "kill -9 while it starts",
  async happen(world) {
    rushAside(world);
    await somewhen(300);
    await dieAndRise(world);
    await somewhen(3500);
    return await dieAndRise(world);
  },
};

export const terminated: Fault = {
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

export const bothDie: Fault = {
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

export const heldAndReleased: Fault = {
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
