import { describe, expect, test } from "vitest";
import { advance, discovery, wake } from "./advance";
import type { Answer, Operation } from "./protocol";

const now = 1_000_000;
const rules = { now, maxAttempts: 3, backoff: (attempt: number) => (attempt + 1) * 100 };
const call = discovery(now);
const steps = (...operations: Operation[]): Answer => ({ kind: "steps", operations, retryAfter: null });
const fault = { name: "Error", message: "boom" };

describe("after an answer", () => {
  test("the function's return ends the run", () => {
    expect(advance(call, [], { kind: "returned" }, rules)).toEqual({ end: "completed", steps: [] });
  });

  test("a finished step is remembered and the function asked again, as a first attempt", () => {
    const retried = { ...call, attempt: 2 };
    expect(advance(retried, [], steps({ id: "a", op: "StepRun", data: { n: 1 } }), rules)).toEqual({
      end: null,
      steps: [{ id: "a", data: { n: 1 } }],
      pending: [discovery(now)],
    });
  });

  test("a step that returned nothing is remembered as null", () => {
    expect(advance(call, [], steps({ id: "a", op: "StepRun" }), rules).steps).toEqual([
      { id: "a", data: null },
    ]);
  });

  test("a failed step is tried again after its back-off", () => {
    const answer = steps({ id: "a", op: "StepError", error: fault });
    expect(advance({ ...call, attempt: 1 }, [], answer, rules)).toEqual({
      end: null,
      steps: [],
      pending: [{ step: "step", attempt: 2, at: now + 200 }],
    });
  });

  test("a step without attempts left is remembered by its error, so that the function may catch it", () => {
    const answer = steps({ id: "a", op: "StepError", error: { ...fault, stack: "secret" } });
    expect(advance({ ...call, attempt: 2 }, [], answer, rules)).toEqual({
      end: null,
      steps: [{ id: "a", error: fault }],
      pending: [discovery(now)],
    });
  });

  test("a step that must not be retried is remembered at once", () => {
    const answer = steps({ id: "a", op: "StepFailed", error: fault });
    expect(advance(call, [], answer, rules).steps).toEqual([{ id: "a", error: fault }]);
  });

  test("Retry-After goes before the back-off", () => {
    const answer: Answer = {
      ...steps({ id: "a", op: "StepError", error: fault }),
      retryAfter: "30",
    } as Answer;
    expect(advance(call, [], answer, rules)).toMatchObject({ pending: [{ attempt: 1, at: now + 30_000 }] });
  });

  test("a function that throws is called again, until its attempts are used up", () => {
    const answer: Answer = { kind: "threw", fault, retriable: true, retryAfter: null };
    expect(advance(call, [], answer, rules)).toMatchObject({
      end: null,
      pending: [{ attempt: 1, at: now + 100 }],
    });
    expect(advance({ ...call, attempt: 2 }, [], answer, rules)).toEqual({ end: "failed", steps: [], fault });
  });

  test("a function that must not be retried fails at once", () => {
    const answer: Answer = { kind: "threw", fault, retriable: false, retryAfter: null };
    expect(advance(call, [], answer, rules)).toEqual({ end: "failed", steps: [], fault });
  });

  test("a sleep waits for its time", () => {
    expect(advance(call, [], steps({ id: "z", op: "Sleep", name: "1m" }), rules)).toMatchObject({
      pending: [{ step: "z", at: now + 60_000, sleep: true }],
    });
  });

  test("steps in parallel are run one by one, and the function asked again after the last", () => {
    const planned = advance(
      call,
      [],
      steps(
        { id: "a", op: "StepPlanned" },
        { id: "b", op: "StepPlanned" },
        { id: "z", op: "Sleep", name: "1s" },
      ),
      rules,
    );
    if (planned.end) throw new Error("ended");
    expect(planned.pending.map(({ step }) => step)).toEqual(["a", "b", "z"]);
    const [a, ...others] = planned.pending;
    const afterA = advance(a!, others, steps({ id: "a", op: "StepRun", data: 1 }), rules);
    expect(afterA).toMatchObject({ steps: [{ id: "a", data: 1 }], pending: [{ step: "b" }, { step: "z" }] });
    const afterAll = wake({ step: "z", attempt: 0, at: now, sleep: true }, [], now);
    expect(afterAll).toEqual({ end: null, steps: [{ id: "z", data: null }], pending: [discovery(now)] });
  });

  test("an opcode that is not known fails the run loudly", () => {
    expect(advance(call, [], steps({ id: "w", op: "WaitForEvent" }), rules)).toMatchObject({
      end: "failed",
      fault: { message: "The embedded engine does not know the opcode WaitForEvent" },
    });
  });

  test("a sleep that cannot be read fails the run loudly", () => {
    expect(advance(call, [], steps({ id: "z", op: "Sleep", name: "a while" }), rules)).toMatchObject({
      end: "failed",
      fault: { message: 'Cannot read the sleep "a while"' },
    });
  });
});
