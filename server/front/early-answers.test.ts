import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, type RequestListener, request as send } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../port";
import { bounded } from "./bounded";
import { entrance } from "./entrance";
import { toPages } from "./pages";
import { startServer } from "./server";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-early-"));
const socket = join(folder, "pages");
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const closers: (() => unknown)[] = [];
let port: number;

/** Pages that answer a post with the status in its path, having read a little of it and nothing more. */
const hasty: RequestListener = (request, response) => {
  const status = Number(/\/early\/(\d+)/.exec(request.url ?? "")?.[1] ?? 200);
  const answer = () => void response.writeHead(status).end(`${status}`);
  if (status === 200) return answer();
  request.once("data", () => {
    request.pause();
    answer();
  });
};

beforeAll(async () => {
  const pages = createServer(hasty).listen(socket);
  await once(pages, "listening");
  port = await freePort("127.0.0.1", 0);
  const env = { APP_URL: "http://127.0.0.1", TRUST_PROXY: undefined };
  const handle = entrance(env, bounded(env, toPages(socket)));
  const server = await startServer({ listen: { host: "127.0.0.1", port }, handle });
  closers.push(
    () => agent.destroy(),
    () => server.close(),
    () => pages.closeAllConnections(),
    () => rmSync(folder, { recursive: true, force: true }),
  );
});
afterAll(async () => {
  for (const close of closers) await close();
});

/** Sends over a kept connection. @returns the status, or what came instead of one */
function ask(path: string, body = "", headers: Record<string, string> = {}): Promise<number | string> {
  return new Promise((resolve) => {
    const method = body ? "POST" : "GET";
    const signal = AbortSignal.timeout(15_000);
    const request = send({ port, path, method, agent, headers, signal }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode!)).once("error", (error) => resolve(error.message));
    });
    request.on("error", (error) => resolve(error.message));
    request.end(body || undefined);
  });
}

/** Sends byte for byte over a connection of its own. @returns the status lines that came until it was closed or `last` came */
async function raw(text: string, last: RegExp): Promise<string[]> {
  const client = connect(port, "127.0.0.1").setEncoding("latin1");
  let heard = "";
  client.on("data", (chunk) => {
    heard += chunk;
    if (last.test(heard)) client.destroy();
  });
  client.on("error", () => {});
  client.write(text);
  await once(client, "close");
  return heard.match(/(?<=HTTP\/1\.1 )\d+/g) ?? [];
}

const some = (count: number, each: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, () => each()));
const form = { "content-type": "multipart/form-data; boundary=x" };
const post = (path: string, headers: string[]) =>
  [`POST ${path} HTTP/1.1`, "host: x", ...headers, "", ""].join("\r\n");

describe("nobody waits behind a request that was answered early", () => {
  test.each([401, 404, 413, 422, 500])("with %i", async (status) => {
    const early = await some(40, () => ask(`/api/v1/early/${status}`, "x".repeat(150_000), form));
    expect(new Set(early)).toEqual(new Set([status]));
    expect(new Set(await some(40, () => ask("/sign-in")))).toEqual(new Set([200]));
  });

  test("by a body larger than is taken, whole or in chunks", async () => {
    const large = "x".repeat(3_000_000);
    expect(await ask("/api/v1/surveys", large)).toBe(413);
    expect(await ask("/sign-in", large)).toBe(413);
    expect(await ask("/sign-in", large, { "transfer-encoding": "chunked" })).toBe(413);
    expect(new Set(await some(40, () => ask("/sign-in")))).toEqual(new Set([200]));
  });

  test("by clients that leave or never come to an end", async () => {
    for (let count = 0; count < 20; count++) {
      const client = connect(port, "127.0.0.1").on("error", () => {});
      client.write(`${post("/sign-in", ["content-length: 60000"])}${"x".repeat(30_000)}`);
      if (count % 2) setImmediate(() => client.destroy());
      else closers.unshift(() => client.destroy());
    }
    expect(new Set(await some(40, () => ask("/sign-in", "a=b")))).toEqual(new Set([200]));
  });
});

describe("a connection", () => {
  test("is told to go on only where the body is taken", async () => {
    const expecting = ["expect: 100-continue", "content-length: "];
    const asking = (length: number) => post("/sign-in", [expecting[0]!, `${expecting[1]}${length}`]);
    expect(await raw(asking(3), /100 Continue/)).toEqual(["100"]);
    expect(await raw(asking(65_537), /HTTP\/1\.1 413/)).toEqual(["413"]);
  });

  test("gives its answers in order, and ends at the one that was not read", async () => {
    const small = `${post("/early/401", ["content-length: 3"])}abc`;
    const get = "GET /last HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    expect(await raw(`${small}${small}${get}`, /never/)).toEqual(["401", "401", "200"]);
    const large = `${post("/sign-in", ["content-length: 99999"])}${"x".repeat(99_999)}`;
    expect(await raw(`${large}${get}`, /never/)).toEqual(["413"]);
  });
});
