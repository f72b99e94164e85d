import { setTimeout as sleep } from "node:timers/promises";
import { dieAndRise, type Fault, somewhen } from "./fault";
import type { ReceiverMood } from "./receiver";
import type { World } from "./world";

const atOnce = 20;

/** Answers come in while their receiver is in a mood. */
export const receiver = (
  name: string,
  mood: ReceiverMood,
  seconds: number,
  then?: (world: World) => Promise<void>,
): Fault => ({
  name: `receiver ${name}`,
  async happen(world) {
    world.receiver.mood = mood;
    await world.answers.answer(atOnce);
    await sleep(seconds * 1000);
    await then?.(world);
    world.receiver.mood = "well";
    return Date.now();
  },
});

export const killedInPosts: Fault = {
  name: "kill -9 between answers and their posts",
  async happen(world) {
    void world.answers.answer(atOnce);
    await somewhen(150);
    return await dieAndRise(world);
  },
};
