import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { Handle } from "../front/server";
import { whileReached } from "./away";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const away = async () => {
  throw new Error("connect ECONNREFUSED");
};
const never = () => new Promise<void>(() => {});
const page: Handle = (_, response) => void response.end("page");

async function start(
  reach: () => Promise<unknown>,
  pages = page,
  lostAt = () => Number.NEGATIVE_INFINITY,
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  server = createServer(whileReached({ reach, lostAt }, pages)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

test("pages are made while the database answers", async () => {
  const get = await start(async () => {});
  expect(await (await get("/sign-in")).text()).toBe("page");
});

test.each([
  ["refuses", away],
  ["does not answer", never],
])(
  "a database that %s: 503 within two seconds, in the reader's language, with when to try again",
  async (_, reach) => {
    const get = await start(reach);
    const began = performance.now();
    const answer = await get("/automations", { headers: { "accept-language": "sv" } });
    expect(performance.now() - began).toBeLessThan(2500);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await answer.text()).toMatch(/lang="sv".*Databasen svarar inte/s);
  },
);

test("what sees to itself is let through", async () => {
  const get = await start(away);
  for (const path of ["/api/v1/automations", "/healthz", "/_next/static/x.js", "/s/token", "/icon.svg"])
    expect((await get(path)).status, path).toBe(200);
  for (const path of ["/", "/settings", "/api/auth/session", "/surveys?q=1", "/find?q=ada@example.com"])
    expect((await get(path)).status, path).toBe(503);
});

test("a server action is let through, for it tells its trouble within its page", async () => {
  const get = await start(away);
  const answer = await get("/surveys", { method: "POST", headers: { "next-action": "a1" } });
  expect(answer.status).toBe(200);
});

test("a page that was begun when the database went away is answered within five seconds", async () => {
  let there = true;
  let begun = false;
  const get = await start(
    () => (there ? Promise.resolve() : never()),
    () => {
      begun = true;
    },
  );
  const asked = get("/automations");
  await expect.poll(() => begun).toBe(true);
  there = false;
  const began = performance.now();
  const answer = await asked;
  expect(performance.now() - began).toBeLessThan(5000);
  expect(answer.status).toBe(503);
}, 10_000);

test("a slow page is left to finish while the database answers", async () => {
  const get = await start(
    async () => {},
    (_, response) => void setTimeout(() => response.end("late"), 4600),
  );
  expect(await (await get("/responses")).text()).toBe("late");
}, 10_000);

describe("a page that fails", () => {
  const failing: [string, Handle][] = [
    [
      "by its status",
      (_, response) => {
        response.statusCode = 500;
        response.setHeader("x-page", "broken");
        response.flushHeaders();
        response.write("it ");
        response.end("broke", () => response.end());
      },
    ],
    ["by its head", (_, response) => void response.writeHead(500, { "x-page": "broken" }).end("it broke")],
  ];

  test.each(failing)("%s, while the database was there, goes as it is", async (_, broken) => {
    const get = await start(async () => {}, broken);
    const answer = await get("/automations");
    expect([answer.status, answer.headers.get("x-page"), await answer.text()]).toEqual([
      500,
      "broken",
      "it broke",
    ]);
  });

  test.each(failing)("%s, while the database goes away, is 503 and loads itself again", async (_, broken) => {
    let there = true;
    const get = await start(
      () => (there ? Promise.resolve() : away()),
      (request, response) => {
        there = false;
        broken(request, response);
      },
    );
    const answer = await get("/automations");
    expect([answer.status, answer.headers.get("retry-after"), answer.headers.get("x-page")]).toEqual([
      503,
      "5",
      null,
    ]);
    expect(await answer.text()).toContain('http-equiv="refresh"');
  });

  test.each(failing)(
    "%s, while a connection was lost that is back already, is 503 too",
    async (_, broken) => {
      let lostAt = Number.NEGATIVE_INFINITY;
      const get = await start(
        async () => {},
        (request, response) => {
          lostAt = performance.now();
          broken(request, response);
        },
        () => lostAt,
      );
      expect((await get("/automations")).status).toBe(503);
    },
  );
});
