import { describe, expect, test } from "vitest";
import { runsOf } from "./run";

const failure = { name: "Error", message: "boom" };
type Asked = { step: string; attempt: number; steps: Record<string, unknown>; at: number };
type Said = { status?: number; headers?: Record<string, string>; body?: unknown; wait?: Promise<void> };

const steps = (...operations: unknown[]): Said => ({ status: 206, body: operations });
const threw = (more: Said = {}): Said => ({ status: 500, body: { name: "Error", error: "boom" }, ...more });

/** A function that answers each call as it is told to, with a hundredth of a second for each second of back-off. */
function scripted(answers: Said[], { limit = 1, maxAttempts = 3 } = {}) {
  const asked: Asked[] = [];
  const ended: unknown[] = [];
  const stopping = new AbortController();
  const run = runsOf(
    { id: "scripted", events: [], crons: [], maxAttempts, limit },
    {
      handler: async (request) => {
        const body = (await request.json()) as { ctx: { attempt: number }; steps: Record<string, unknown> };
        const step = new URL(request.url).searchParams.get("stepId")!;
        asked.push({ step, attempt: body.ctx.attempt, steps: body.steps, at: performance.now() });
        const { status = 200, headers = {}, body: said = null, wait } = answers.shift() ?? {};
        await wait;
        return Response.json(said, { status, headers });
      },
      retryScale: 0.001,
      signal: stopping.signal,
      onEnd: ({ fault }) => void ended.push(fault),
    },
  );
  const start = () => run({ id: "e", name: "test/asked", data: {}, ts: 0 });
  return { asked, ended, start, stop: () => stopping.abort() };
}

const calls = (asked: Asked[]) => asked.map(({ step, attempt }) => `${step} ${attempt}`);

describe("after an answer", () => {
  test("the function's return ends the run", async () => {
    const { asked, ended, start } = scripted([]);
    await start();
    expect([calls(asked), ended]).toEqual([["step 0"], [null]]);
  });

  test("a finished step is remembered and the function asked again, as a first attempt", async () => {
    const { asked, start } = scripted([threw(), steps({ id: "a", op: "StepRun", data: { n: 1 } })]);
    await start();
    expect(calls(asked)).toEqual(["step 0", "step 1", "step 0"]);
    expect(asked[2]!.steps).toEqual({ a: { type: "data", data: { n: 1 } } });
  });

  test("a step that returned nothing is remembered as null", async () => {
    const { asked, start } = scripted([steps({ id: "a", op: "StepRun" })]);
    await start();
    expect(asked[1]!.steps).toEqual({ a: { type: "data", data: null } });
  });

  test("a failed step is tried again after its back-off", async () => {
    const { asked, start } = scripted([steps({ id: "a", op: "StepError", error: failure })]);
    await start();
    expect(calls(asked)).toEqual(["step 0", "step 1"]);
    expect(asked[1]!.at - asked[0]!.at).toBeGreaterThanOrEqual(14);
    expect(asked[1]!.steps).toEqual({});
  });

  test("a step without attempts left is remembered by its error, so that the function may catch it", async () => {
    const failed = steps({ id: "a", op: "StepError", error: { ...failure, stack: "secret" } });
    const { asked, ended, start } = scripted([failed], { maxAttempts: 1 });
    await start();
    expect(asked[1]!.steps).toEqual({ a: { type: "error", error: failure } });
    expect(ended).toEqual([null]);
  });

  test("a step that must not be retried is remembered at once", async () => {
    const { asked, start } = scripted([steps({ id: "a", op: "StepFailed", error: failure })]);
    await start();
    expect(asked[1]!.steps).toEqual({ a: { type: "error", error: failure } });
  });

  test("Retry-After goes before the back-off", async () => {
    const { asked, start } = scripted([threw({ headers: { "retry-after": "1" } })]);
    await start();
    expect(asked[1]!.at - asked[0]!.at).toBeGreaterThanOrEqual(999);
  });

  test("a function that throws is called again, until its attempts are used up", async () => {
    const { asked, ended, start } = scripted([threw(), threw(), threw(), threw()]);
    await start();
    expect([calls(asked), ended]).toEqual([["step 0", "step 1", "step 2"], [failure]]);
  });

  test("a function that must not be retried fails at once", async () => {
    const { asked, ended, start } = scripted([threw({ headers: { "x-inngest-no-retry": "true" } })]);
    await start();
    expect([calls(asked), ended]).toEqual([["step 0"], [failure]]);
  });

  test("steps in parallel are run one by one, and the function asked again after the last", async () => {
    const planned = ["a", "b"].map((id) => ({ id, op: "StepPlanned" }));
    const { asked, start } = scripted([
      steps(...planned, { id: "z", op: "Sleep", name: "" }),
      steps({ id: "a", op: "StepRun", data: 1 }),
      steps({ id: "b", op: "StepRun", data: 2 }),
    ]);
    await start();
    expect(calls(asked)).toEqual(["step 0", "a 0", "b 0", "step 0"]);
    expect(Object.keys(asked[3]!.steps)).toEqual(["a", "b", "z"]);
  });

  test.each([
    ["an opcode that is not known", { op: "WaitForEvent" }, "does not know the opcode WaitForEvent"],
    ["a sleep that cannot be read", { op: "Sleep", name: "a while" }, 'Cannot read the sleep "a while"'],
  ])("%s fails the run loudly", async (_, operation, message) => {
    const { ended, start } = scripted([steps({ id: "w", ...operation })]);
    await start();
    expect(ended).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })]);
  });
});

describe("a limit", () => {
  const holding = () => {
    const held: (() => void)[] = [];
    const wait = () => new Promise<void>((resolve) => held.push(resolve));
    return { held, answers: (count: number) => Array.from({ length: count }, () => ({ wait: wait() })) };
  };

  test("lets no more runs be in hand, and one that has not begun stands for all that are asked for", async () => {
    const { held, answers } = holding();
    const { asked, ended, start } = scripted(answers(4), { limit: 2 });
    const runs = Promise.all([1, 2, 3, 4, 5, 6].map(start));
    await expect.poll(() => asked.length).toBe(1);
    const second = start();
    await expect.poll(() => asked.length).toBe(2);
    const more = Promise.all([start(), start(), start()]);
    for (const release of held) release();
    await Promise.all([runs, second, more]);
    expect([asked.length, ended.length]).toEqual([3, 3]);
  });

  test("does not count a run that waits, and counts it again when it goes on", async () => {
    const { held, answers } = holding();
    const [first] = answers(1);
    const { asked, start } = scripted([
      steps({ id: "z", op: "Sleep", name: "1s" }),
      first!,
      steps({ id: "y", op: "StepRun" }),
    ]);
    const sleeping = start();
    await expect.poll(() => asked.length).toBe(1);
    const other = start();
    await expect.poll(() => asked.length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(asked).toHaveLength(2);
    held[0]!();
    await Promise.all([sleeping, other]);
    expect(asked).toHaveLength(4);
  });
});

test("a stop lets the call in hand finish, makes no other, and ends a wait at once", async () => {
  let finish = () => {};
  const wait = new Promise<void>((resolve) => (finish = resolve));
  const inHand = scripted([{ ...steps({ id: "a", op: "StepRun" }), wait }]);
  const waiting = scripted([steps({ id: "z", op: "Sleep", name: "1h" })]);
  const runs = Promise.all([inHand.start(), waiting.start()]);
  await expect.poll(() => inHand.asked.length + waiting.asked.length).toBe(2);
  inHand.stop();
  waiting.stop();
  finish();
  await runs;
  await inHand.start();
  expect([inHand.asked.length, waiting.asked.length]).toEqual([1, 1]);
  expect([inHand.ended, waiting.ended]).toEqual([[], []]);
});
