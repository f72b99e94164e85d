import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { automations, deliveries } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "@/lib/delivery/testing";
import { renderMetrics } from "@/lib/metrics";
import { seal } from "@/lib/sealed";
import { signers } from "@/lib/sender/testing";
import { hookDoor } from "./door";
import { entrance } from "./entrance";

const db = await testDatabase();

const reading = (request: IncomingMessage) =>
  expect.poll(() => request.listenerCount("data")).toBeGreaterThan(0);

/** What the metrics tell of requests to hooks. */
async function counted(): Promise<Record<string, number>> {
  const none = { count: 0, oldestSince: null };
  const { text } = await renderMetrics(db, none, none, new Date());
  const lines = text.matchAll(/surveyhook_deliveries_total\{outcome="(\w+)"\} (\d+)/g);
  return Object.fromEntries([...lines].map(([, outcome, count]) => [outcome, Number(count)]));
}

test.each<
  [string, string, (request: IncomingMessage, answer: () => void, socket: Socket) => Promise<unknown>]
>([
  [
    "while its body is read",
    '{"Em',
    async (request, answer, socket) => {
      answer();
      await reading(request);
      socket.destroy();
    },
  ],
  [
    "before its body is read",
    '{"Em',
    async (request, answer, socket) => {
      socket.destroy();
      await once(request, "close").catch(() => {});
      answer();
    },
  ],
  [
    "when its body has come and is not read yet",
    '{"EmailAddress":"a@b.se"}',
    async (request, answer, socket) => {
      await expect.poll(() => request.complete).toBe(true);
      socket.resetAndDestroy();
      await once(request, "close").catch(() => {});
      answer();
    },
  ],
])(
  "a client that leaves %s is no trouble of the database's, and leaves nothing behind",
  async (_, body, leave) => {
    const { automation, key } = await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });
    const door = hookDoor(hookForTests(db).deps);
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const before = (await counted()).aborted ?? 0;
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const asked = once(server, "request");
    const head = [`POST /api/hooks/${automation.id} HTTP/1.1`, "host: x", `authorization: Bearer ${key}`];
    socket.write(
      `${[...head, "content-type: application/json", "content-length: 25"].join("\r\n")}\r\n\r\n${body}`,
    );
    const [request, response] = await asked;
    request.on("error", () => {});
    await leave(request, () => door(request, response), socket);
    await expect.poll(counted).toEqual({ aborted: before + 1 });
    expect(await db.select().from(deliveries)).toEqual([]);
  },
);

test("a sender that signs its URL is heard at every form of it that is taken", async () => {
  const { id: workspaceId } = await makeWorkspace(db);
  const { automation } = await makeAutomation(db, { workspaceId });
  const { id } = automation;
  await db
    .update(automations)
    .set({ sender: "square", senderSecret: seal("of Square", id) })
    .where(eq(automations.id, id));
  const { deps } = hookForTests(db);
  const door = hookDoor(deps);
  const server = createServer(
    entrance({ APP_URL: deps.appUrl, TRUST_PROXY: undefined }, (request, response) => {
      door(request, response);
    }),
  ).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const body = '{"EmailAddress":"anna@example.com"}';
  for (const target of [`/api/hooks/${id}`, `/api/hooks/${id}/`, `/api/hooks/${id}?a=%00`]) {
    const url = deps.appUrl + target;
    const signed = signers.square!({ secret: "of Square", method: "POST", url, body, at: deps.clock() });
    const headers = { "content-type": "application/json", ...signed };
    const answer = await fetch(`http://127.0.0.1:${port}${target}`, { method: "POST", headers, body });
    expect(answer.status, target).not.toBe(401);
  }
});
