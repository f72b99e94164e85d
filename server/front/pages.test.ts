import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { bounded } from "./bounded";
import { toPages } from "./pages";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-pages-"));
const socket = join(folder, "pages");
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(socket, { force: true });
});

async function listen(handle: RequestListener, where: string | number): Promise<Server> {
  const server = createServer(handle).listen(where as number, ...(where === 0 ? ["127.0.0.1"] : []));
  servers.push(server);
  await once(server, "listening");
  return server;
}

/** The front before pages that answer like this. @returns its port */
async function front(pages?: RequestListener, stopping = false): Promise<number> {
  if (pages) await listen(pages, socket);
  const page = bounded({ APP_URL: "http://localhost" }, toPages(socket));
  const server = await listen((request, response) => {
    if (stopping) response.shouldKeepAlive = false;
    page(request, response);
  }, 0);
  server.on("checkContinue", page);
  return (server.address() as AddressInfo).port;
}

test("a request comes to the pages as it was sent, and their answer goes back as it is", async () => {
  const port = await front(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    response
      .writeHead(201, { "set-cookie": ["a=1", "b=2"], "x-header": "kept" })
      .end(JSON.stringify({ method, url, host: headers.host, cookie: headers.cookie, body }));
  });
  const answer = await fetch(`http://127.0.0.1:${port}//odd/%41?a=b&c=%00`, {
    method: "PATCH",
    headers: { cookie: "x=y" },
    body: "Hej å",
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(answer.headers.get("x-header")).toBe("kept");
  expect(await answer.json()).toEqual({
    method: "PATCH",
    url: "//odd/%41?a=b&c=%00",
    host: `127.0.0.1:${port}`,
    cookie: "x=y",
    body: "Hej å",
  });
});

test("a body that the pages refuse before they have read it: the refusal comes through", async () => {
  const port = await front((_, response) => void response.writeHead(422).end("refused"));
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/surveys`, {
    method: "POST",
    body: "x".repeat(1_000_000),
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toBe("refused");
});

test("a client that asks whether to go on is told to", async () => {
  const port = await front((request, response) => void request.pipe(response));
  const client = connect(port, "127.0.0.1").setEncoding("utf8");
  let heard = "";
  client.on("data", (text) => {
    heard += text;
  });
  client.write("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  await expect.poll(() => heard).toContain("100 Continue");
  client.write("ok");
  await expect.poll(() => heard).toMatch(/200 OK[\s\S]*ok/);
  client.destroy();
});

test.each([
  [false, "keep-alive"],
  [true, "close"],
])(
  "a connection is kept as the front wishes, whatever the pages say (stopping: %s)",
  async (stopping, said) => {
    const port = await front(
      (_, response) => void response.writeHead(200, { connection: "close" }).end(),
      stopping,
    );
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(answer.headers.get("connection")).toBe(said);
  },
);

test("a client of HTTP/1.0, as many proxies are, sees where the answer ends", async () => {
  const port = await front((_, response) => {
    response.write("streamed");
    response.end();
  });
  const client = connect(port, "127.0.0.1").setEncoding("utf8");
  let heard = "";
  client.on("data", (text) => {
    heard += text;
  });
  client.write("GET / HTTP/1.0\r\nHost: x\r\n\r\n");
  await once(client, "close");
  expect(heard).toMatch(/connection: close[\s\S]*streamed$/i);
});

test("a client that leaves is not waited for", async () => {
  const begun: Promise<unknown>[] = [];
  const port = await front((_, response) => void begun.push(once(response, "close")));
  const client = connect(port, "127.0.0.1");
  client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await expect.poll(() => begun.length).toBe(1);
  client.destroy();
  await begun[0];
});

test("pages that cannot be reached: 503, and when to try again", async () => {
  const port = await front();
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
});
