import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { automationKeys, automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { keysOf } from "@/lib/automation/keys";
import { seal } from "@/lib/sealed";
import { hookForTests } from "../testing";
import { sendExample } from "./send-example";

const db = await testDatabase();
const workspace = await makeWorkspace(db);
const body = '{"EmailAddress":"elin.strand@example.com"}';
const now = new Date();
const open: (() => void)[] = [];
function closeAll() {
  for (const close of open.splice(0)) close();
}
afterEach(closeAll);

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The hook's door, as a server answers it. */
async function hookServer(seen: string[]) {
  const { post } = hookForTests(db, now);
  return await serve(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const headers = request.headers as Record<string, string>;
    seen.push(headers.authorization ?? "");
    const answer = await post(request.url!.split("/").at(-1)!, text, { headers });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
}
const storedKeys = (id: string) =>
  db.select().from(automationKeys).where(eq(automationKeys.automationId, id));

test("an example goes through the public address with a key of its own, and the key is gone after it", async () => {
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, status: "draft" });
  const seen: string[] = [];
  const answer = await sendExample(db, automation, await hookServer(seen), { body }, now);
  expect(answer).toMatchObject({ reached: true, status: 200, code: null });
  expect(answer.reached && answer.deliveryId).toMatch(/^dlv_/);
  expect(seen[0]).toMatch(/^Bearer shk_/);
  expect(await storedKeys(automation.id)).toHaveLength(1);
});

test("the key of an example is in no list while it works, and the key of the hook is not used by it", async () => {
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, status: "draft" });
  const listed = async () => (await keysOf(db, [automation.id], now)).get(automation.id);
  const before = await listed();
  const meanwhile: unknown[] = [];
  const address = await serve(async (_, response) => {
    meanwhile.push(await listed(), (await storedKeys(automation.id)).length);
    response.end("{}");
  });
  await sendExample(db, automation, address, { body }, now);
  expect(before).toMatchObject([{ lastUsedAt: null }]);
  expect(meanwhile).toEqual([before, 2]);
});

test("an automation that wants signatures gets one", async () => {
  const signingSecret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const { automation } = await makeAutomation(db, {
    workspaceId: workspace.id,
    status: "draft",
    signingSecret,
  });
  expect(await sendExample(db, automation, await hookServer([]), { body }, now)).toMatchObject({
    status: 200,
  });
});

test("what keeps an example from arriving is told, and no key stays behind", async () => {
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, status: "draft" });
  const redirecting = await serve((_, response) => response.writeHead(301, { location: "/" }).end());
  const send = (address: string) => sendExample(db, automation, address, { body }, now);
  expect(await send("http://127.0.0.1:9")).toMatchObject({ reached: false });
  expect(await send(redirecting)).toEqual({ reached: false, reason: "redirect" });
  expect(await send("http://no-such-host.invalid")).toEqual({ reached: false, reason: "unknown_host" });
  const closed = await serve(() => {});
  closeAll();
  expect(await send(closed)).toEqual({ reached: false, reason: "refused" });
  expect(await storedKeys(automation.id)).toHaveLength(1);
});

test("an example stands in for its sender: signed with the saved secret, without a key", async () => {
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, status: "draft" });
  const senderSecret = seal("the secret", automation.id);
  await db
    .update(automations)
    .set({ sender: "shopify", senderSecret })
    .where(eq(automations.id, automation.id));
  const seen: string[] = [];
  const address = await hookServer(seen);
  const send = () =>
    sendExample(db, { ...automation, sender: "shopify", senderSecret }, address, { body }, now);
  const first = await send();
  const second = await send();
  expect(first).toMatchObject({ reached: true, status: 200 });
  expect(seen).toEqual(["", ""]);
  expect(second).toMatchObject({
    deliveryId: expect.not.stringMatching(String(first.reached && first.deliveryId)),
  });
});
