import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compressAll } from "../build/compress";
import { serveStatic } from "./static-files";

const build = mkdtempSync(join(tmpdir(), "surveyhook-static-"));
const script = "export const words = 'answers';\n".repeat(200);
let server: Server;
let url = "";

beforeAll(async () => {
  mkdirSync(join(build, "static", "chunks"), { recursive: true });
  writeFileSync(join(build, "static", "chunks", "a.js"), script);
  writeFileSync(join(build, "static", "chunks", "small.js"), "1;");
  writeFileSync(join(build, "secret.json"), "{}");
  await compressAll(join(build, "static"));
  const isStatic = serveStatic(build);
  server = createServer((request, response) => {
    if (!isStatic(request, response)) response.writeHead(404).end(request.url);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(build, { recursive: true });
});

test.each(["br", "gzip"])("a file goes out as %s to whoever takes it", async (encoding) => {
  const answer = await fetch(`${url}/_next/static/chunks/a.js`, { headers: { "accept-encoding": encoding } });
  expect(answer.headers.get("content-encoding")).toBe(encoding);
  expect(Number(answer.headers.get("content-length"))).toBeLessThan(200);
  expect(answer.headers.get("vary")).toMatch(/accept-encoding/i);
  expect(answer.headers.get("cache-control")).toBe("public,max-age=31536000,immutable");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await answer.text()).toBe(script);
});

test("who takes none gets the file as it is, and a small one goes out as it is", async () => {
  const plain = { headers: { "accept-encoding": "identity" } };
  const answer = await fetch(`${url}/_next/static/chunks/a.js`, plain);
  expect([answer.headers.get("content-encoding"), await answer.text()]).toEqual([null, script]);
  const small = await fetch(`${url}/_next/static/chunks/small.js`, { headers: { "accept-encoding": "br" } });
  expect([small.headers.get("content-encoding"), await small.text()]).toEqual([null, "1;"]);
});

test("a range that ends before it begins is no reason to fall", async () => {
  const headers = { range: "bytes=5-2", "accept-encoding": "identity" };
  const answer = await fetch(`${url}/_next/static/chunks/a.js`, { headers });
  expect([answer.status, await answer.text()]).toEqual([200, script]);
});

test.each(["chunks/none.js", "%2e%2e/secret.json", "chunks/%", "../secret.json"])(
  "what is not there is left to the pages: %s",
  async (path) => {
    const answer = await fetch(`${url}/_next/static/${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toBe("{}");
  },
);

test("only who reads is answered", async () => {
  expect((await fetch(`${url}/_next/static/chunks/a.js`, { method: "POST" })).status).toBe(404);
  const head = await fetch(`${url}/_next/static/chunks/a.js`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});
