import { describe, expect, test } from "vitest";
import { readFunctionConfig } from "./function-config";

const registered = (more: object = {}, step: object = {}) => ({
  id: "app-f",
  name: "f",
  triggers: [{ event: "a/b" }, { cron: "* * * * *" }],
  steps: { step: { id: "step", name: "step", runtime: { type: "http", url: "http://x" }, ...step } },
  ...more,
});

describe("a function's registration", () => {
  test("tells triggers, attempts and limit", () => {
    expect(readFunctionConfig(registered({ concurrency: 2 }, { retries: { attempts: 20 } }))).toEqual({
      id: "app-f",
      events: ["a/b"],
      crons: ["* * * * *"],
      maxAttempts: 21,
      limit: 2,
    });
  });

  test("has Inngest's defaults: five attempts, no limit", () => {
    expect(readFunctionConfig(registered())).toMatchObject({
      maxAttempts: 5,
      limit: Number.POSITIVE_INFINITY,
    });
    expect(readFunctionConfig(registered({ concurrency: 0 })).limit).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    { debounce: { period: "1s" } },
    { throttle: { limit: 1, period: "1s" } },
    { rateLimit: { limit: 1, period: "1s" } },
    { singleton: { mode: "skip" } },
    { batchEvents: { maxSize: 2, timeout: "1s" } },
    { cancel: [{ event: "x" }] },
    { priority: { run: "1" } },
    { timeouts: { start: "1s" } },
    { idempotency: "event.data.id" },
    { concurrency: [{ limit: 1, key: "event.data.id" }] },
    { triggers: [{ event: "a/b", expression: "event.data.x > 1" }] },
  ])("stops the start on %j, which the engine would not honour", (option) => {
    expect(() => readFunctionConfig(registered(option))).toThrow(/cannot run app-f/);
  });
});
