import { createHmac } from "node:crypto";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, test, vi } from "vitest";

const address = "http://surveys.example.com/api/inngest";
const signingKey = `signkey-prod-${"ab".repeat(32)}`;

// Every test imports all functions anew.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The route as a process with these variables has it. */
async function route(variables: Record<string, string>) {
  vi.stubEnv("LOG_LEVEL", "silent");
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const handlers = await import("./route");
  return (method: "GET" | "POST" | "PUT", body?: string, headers: Record<string, string> = {}) => {
    const init = { method, headers: { host: "surveys.example.com", ...headers }, ...(body ? { body } : {}) };
    const query = method === "POST" ? "?fnId=surveyhook-sweep&stepId=step" : "";
    return handlers[method](new NextRequest(`${address}${query}`, init));
  };
}

/** Signed as a server does: HMAC-SHA256 over body and time (Open Source SDK Spec, 4.1.3). */
function signed(body: string): Record<string, string> {
  const time = Math.round(Date.now() / 1000);
  const key = signingKey.replace("signkey-prod-", "");
  const signature = createHmac("sha256", key).update(`${body}${time}`).digest("hex");
  return { "x-inngest-signature": `t=${time}&s=${signature}`, "content-type": "application/json" };
}

const sync = JSON.stringify({ url: address });

describe("without an Inngest server", () => {
  test.each(["GET", "POST", "PUT"] as const)("%s finds nothing", async (method) => {
    const call = await route({});
    expect((await call(method, method === "GET" ? undefined : "{}")).status).toBe(404);
  });
});

describe("with an Inngest server", () => {
  const server = { INNGEST_SIGNING_KEY: signingKey, INNGEST_EVENT_KEY: "event" };

  test.each(["GET", "POST"] as const)("an unsigned %s is refused", async (method) => {
    const call = await route(server);
    expect((await call(method, method === "GET" ? undefined : sync)).status).toBe(401);
  });

  test("an unsigned sync that asks for the functions in its answer is refused", async () => {
    const call = await route(server);
    expect((await call("PUT", sync, { "x-inngest-sync-kind": "in_band" })).status).toBe(401);
  });

  test("a signed body that is far too large is not read to its end", async () => {
    const call = await route(server);
    expect((await call("POST", "x".repeat(2_000_000), signed(""))).status).toBe(413);
  });

  test("a call signed with another key is refused", async () => {
    const call = await route({ ...server, INNGEST_SIGNING_KEY: `signkey-prod-${"cd".repeat(32)}` });
    expect((await call("PUT", sync, signed(sync))).status).toBe(401);
  });

  test("without a signing key every call is refused, unless it is a dev server", async () => {
    const unkeyed = await route({ INNGEST_EVENT_KEY: "event" });
    await expect(unkeyed("POST", sync)).rejects.toThrow(/^INNGEST_SIGNING_KEY: /);
    vi.resetModules();
    const dev = await route({ INNGEST_DEV: "1" });
    expect((await dev("GET")).status).toBe(200);
  });
});
