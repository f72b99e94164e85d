import { NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, test } from "vitest";
import { inngest } from "../client";
import { engineSetup } from "./testing";
import { other, tested } from "./testing-event";

const { start, endedRuns, runsOf } = await engineSetup();

describe("a run", () => {
  test("goes from the event to the function's end, each step once", async () => {
    const calls: string[] = [];
    const f = inngest.createFunction({ id: "steps", triggers: [tested] }, async ({ step }) => {
      const a = await step.run("a", () => {
        calls.push("a");
        return 2;
      });
      const b = await step.run("b", () => {
        calls.push("b");
        return a + 1;
      });
      await step.run("c", () => void calls.push(`c${b}`));
    });
    await start([f]);
    await inngest.send(tested.create({}));
    const [run] = await endedRuns("steps");
    expect(calls).toEqual(["a", "b", "c3"]);
    expect(run!.fault).toBeNull();
    expect(run!.steps.map((memo) => "data" in memo && memo.data)).toEqual([2, 3, null]);
  });

  test("tells steps of the same name apart", async () => {
    const seen: number[] = [];
    const f = inngest.createFunction({ id: "loop", triggers: [tested] }, async ({ step }) => {
      for (let n = 0; n < 12; n++) seen.push(await step.run("batch", () => n));
    });
    await start([f]);
    await inngest.send(tested.create({}));
    const [run] = await endedRuns("loop");
    expect(run!.steps).toHaveLength(12);
    expect(seen.slice(-12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test("starts for every function that has the event as a trigger, and for no other", async () => {
    const made = (id: string, event: typeof tested | typeof other) =>
      inngest.createFunction({ id, triggers: [event] }, async () => "done");
    await start([made("one", tested), made("two", tested), made("three", other)]);
    await inngest.send(tested.create({}));
    await endedRuns("one");
    await endedRuns("two");
    expect(await runsOf("three")).toEqual([]);
  });

  test("runs steps in parallel, each remembered", async () => {
    const calls: string[] = [];
    const f = inngest.createFunction({ id: "parallel", triggers: [tested] }, async ({ step }) => {
      const work = (id: string) =>
        step.run(id, () => {
          calls.push(id);
          return id;
        });
      const done = await Promise.all([work("a"), work("b"), step.sleep("z", "1s").then(() => "z")]);
      await step.run("join", () => void calls.push(done.join("")));
    });
    await start([f]);
    await inngest.send(tested.create({}));
    await endedRuns("parallel");
    expect(calls).toEqual(["a", "b", "abz"]);
  });
});

describe("a failing step", () => {
  test("is tried again by itself; what came before is not", async () => {
    const calls: string[] = [];
    const f = inngest.createFunction(
      { id: "again", triggers: [tested], retries: 3 },
      async ({ step, attempt }) => {
        await step.run("before", () => void calls.push("before"));
        await step.run("shaky", () => {
          calls.push(`shaky ${attempt}`);
          if (attempt < 2) throw new Error("not yet");
        });
        await step.run("after", () => void calls.push(`after ${attempt}`));
      },
    );
    await start([f]);
    await inngest.send(tested.create({}));
    const [run] = await endedRuns("again");
    expect(calls).toEqual(["before", "shaky 0", "shaky 1", "shaky 2", "after 0"]);
    expect(run!.fault).toBeNull();
  });

  test("fails the run when its attempts are used up, with the reason", async () => {
    let calls = 0;
    const f = inngest.createFunction({ id: "never", triggers: [tested], retries: 2 }, async ({ step }) => {
      await step.run("bad", () => {
        calls++;
        throw new TypeError("out of order");
      });
    });
    await start([f]);
    await inngest.send(tested.create({}));
    const [run] = await endedRuns("never");
    expect(calls).toBe(3);
    expect(run!.fault).toEqual({ name: "TypeError", message: "out of order" });
  });

  test("may be caught by the function when its attempts are used up", async () => {
    let caught = "";
    const f = inngest.createFunction({ id: "caught", triggers: [tested], retries: 0 }, async ({ step }) => {
      try {
        await step.run("bad", () => {
          throw new Error("no luck");
        });
      } catch (error) {
        caught = (error as Error).message;
      }
      await step.run("on", () => "went on");
    });
    await start([f]);
    await inngest.send(tested.create({}));
    const [run] = await endedRuns("caught");
    expect(caught).toBe("no luck");
    expect(run!.fault).toBeNull();
  });

  test("is not tried again when it says so", async () => {
    let calls = 0;
    const f = inngest.createFunction({ id: "final", triggers: [tested], retries: 5 }, async ({ step }) => {
      await step.run("bad", () => {
        calls++;
        throw new NonRetriableError("it never will");
      });
    });
    await start([f]);
    await inngest.send(tested.create({}));
    await endedRuns("final");
    expect(calls).toBe(1);
  });

  test("waits as long as it asks for", async () => {
    const at: number[] = [];
    const f = inngest.createFunction({ id: "later", triggers: [tested] }, async ({ step }) => {
      await step.run("busy", () => {
        at.push(Date.now());
        if (at.length === 1) throw new RetryAfterError("busy", 1000);
      });
    });
    await start([f]);
    await inngest.send(tested.create({}));
    await endedRuns("later");
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(1000);
  });
});

test("a function that throws outside a step is called again", async () => {
  let calls = 0;
  const f = inngest.createFunction({ id: "thrower", triggers: [tested], retries: 1 }, async () => {
    calls++;
    throw new Error("outside");
  });
  await start([f]);
  await inngest.send(tested.create({}));
  const [run] = await endedRuns("thrower");
  expect(calls).toBe(2);
  expect(run!.fault).toEqual({ name: "Error", message: "outside" });
});

test("an opcode that the engine does not know fails the run loudly", async () => {
  const f = inngest.createFunction({ id: "waiter", triggers: [tested] }, async ({ step }) => {
    await step.waitForEvent("wait", { event: other.name, timeout: "1h" });
  });
  await start([f]);
  await inngest.send(tested.create({}));
  const [run] = await endedRuns("waiter");
  expect(run!.fault?.message).toContain("does not know the opcode WaitForEvent");
});

test("an option that the engine does not honour stops the start", async () => {
  const f = inngest.createFunction(
    { id: "odd", triggers: [tested], debounce: { period: "1s" } },
    async () => {},
  );
  await expect(start([f])).rejects.toThrow(/cannot run surveyhook-odd[\s\S]*debounce/);
});
