import { expect, it, onTestFinished } from "vitest";
import { openClient } from "@/db";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { loadHook } from "../automation/hook";
import { AppError } from "../errors";
import { newId } from "../ids";
import { prepareUnreadable } from "./receive";
import { DeliveryWriter } from "./writer";

it("gives a write up when its time is over, be it waiting or in flight, and writes what was waiting not at all", async () => {
  const db = await testDatabase();
  const url = testDatabaseUrl(db);
  const { automation } = await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });
  const now = new Date();
  const hook = (await loadHook(db, automation.id, now))!;
  const request = () => ({
    ...{ id: newId("delivery"), contentType: "", headers: {}, body: Buffer.from("{"), idempotencyKey: null },
  });
  const writer = new DeliveryWriter(() => openClient(url, { max: 3 }));
  onTestFinished(() => writer.close());
  const write = () =>
    writer.write(prepareUnreadable(hook, request(), new AppError("invalid_json", "no"), now), 400);

  const locker = openClient(url, { max: 1 });
  onTestFinished(() => locker.end());
  let unlock: (() => void) | undefined;
  const locked = locker.begin(async (tx) => {
    await tx`lock table deliveries`;
    await new Promise<void>((resolve) => (unlock = resolve));
  });
  await expect.poll(() => unlock).toBeDefined();

  const began = performance.now();
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, write));
  expect(performance.now() - began).toBeLessThan(1000);
  expect(outcomes.map((each) => each.status === "rejected" && each.reason.code)).toEqual(
    Array(5).fill("database_unavailable"),
  );
  unlock!();
  await locked;
  expect(await write()).toMatchObject({ outcome: "written" });
  const [row] = await db.$client<{ count: number }[]>`select count(*)::int as count from deliveries`;
  // Two were in flight and may come through; the three behind them were not begun.
  expect(row!.count).toBeLessThanOrEqual(3);
});
