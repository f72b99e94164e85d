import { connect, createServer, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { openClient } from "@/db";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { newId } from "@/lib/ids";
import { prepareUnreadable } from "../hook/prepare";
import { loadHook } from "../hook/setup";
import { DeliveryWriter } from "./writer";

const unreadable = { code: "empty_body", details: { what: "body" } } as const;

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
  const write = () => writer.write(prepareUnreadable(hook, request(), unreadable, now), 400);

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

/** A way to the database that can be stopped: what goes through it then is held for ever, and new connections pass. */
async function stoppable(url: string) {
  const address = new URL(url);
  const folder = address.searchParams.get("host");
  const port = address.port || "5432";
  const target = folder
    ? { path: `${folder}/.s.PGSQL.${port}` }
    : { host: address.hostname, port: Number(port) };
  const pairs: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(target);
    near.pipe(far).pipe(near);
    pairs.push(near, far);
    for (const socket of [near, far]) socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of pairs) socket.destroy();
    server.close();
  });
  address.searchParams.delete("host");
  address.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  const stop = () => {
    for (const socket of pairs) socket.unpipe().pause();
  };
  return { url: address.href, stop };
}

it("writes over a new connection when the old one is stuck", { timeout: 20_000 }, async () => {
  const db = await testDatabase();
  const { automation } = await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });
  const now = new Date();
  const hook = (await loadHook(db, automation.id, now))!;
  const request = () => ({
    ...{ id: newId("delivery"), contentType: "", headers: {}, body: Buffer.from("{"), idempotencyKey: null },
  });
  const { url, stop } = await stoppable(testDatabaseUrl(db));
  const writer = new DeliveryWriter(() => openClient(url, { max: 1 }));
  onTestFinished(() => writer.close());
  const write = (timeoutBudget?: number) =>
    writer.write(prepareUnreadable(hook, request(), unreadable, now), timeoutBudget);

  expect(await write()).toMatchObject({ outcome: "written" });
  stop();
  await expect(write()).rejects.toMatchObject({ code: "database_unavailable" });
  expect(await write(2000)).toMatchObject({ outcome: "written" });
});
