import { once } from "node:events";
import { expect, test } from "vitest";
import { readDatabaseUrl } from "./connection-url";
import { ServerSocket } from "./server-socket";

test("that a server is away is told after the driver's first message, which it writes in an immediate", async () => {
  // A path that is too long is refused without asking the system.
  const socket = new ServerSocket(readDatabaseUrl(`postgres://nobody@/nothing?host=/${"x".repeat(300)}`));
  const order: string[] = [];
  socket.once("error", () => order.push("away"));
  setImmediate(() => order.push("first message"));
  await once(socket, "close").catch(() => {});
  expect(order).toEqual(["first message", "away"]);
});
