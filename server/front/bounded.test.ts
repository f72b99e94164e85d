import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { sealSession, sessionCookie } from "@/lib/auth/cookie";
import { bounded } from "./bounded";
import { entrance } from "./entrance";

const APP_URL = "https://surveys.example.com";
const KiB = 1024;
const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
const multipart = { "content-type": "multipart/form-data; boundary=x" };
const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
const reached = vi.fn();
let base: string;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a-secret-of-the-tests-that-is-long-enough");
  const page = bounded({ APP_URL }, (request, response, body) => {
    reached(request.url, body.length);
    response.end("page");
  });
  const server = createServer(entrance({ APP_URL, TRUST_PROXY: undefined }, page)).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return () => server.close();
});
afterEach(() => reached.mockClear());

const post = (path: string, body: string, headers: Record<string, string> = urlencoded) =>
  fetch(`${base}${path}`, { method: "POST", body, headers });

describe("before anything parses a body", () => {
  test.each([
    ["/sign-in", 64],
    ["/forgot", 64],
    ["/api/auth/sign-in", 64],
    ["/u/x", 64],
    ["/stop/x", 64],
    ["/s/x", 256],
    ["/api/webhooks/resend", 256],
    ["/api/v1/surveys", 1024],
  ])("%s takes %i KiB and no more", async (path, limit) => {
    const most = "x".repeat(limit * KiB);
    expect((await post(path, most)).status).toBe(200);
    expect(reached).toHaveBeenCalledWith(path, limit * KiB);
    reached.mockClear();
    expect((await post(path, `${most}x`)).status).toBe(413);
    expect(reached).not.toHaveBeenCalled();
  });

  test("a page takes 1 MiB of a member, and of nobody who only says so", async () => {
    const { name } = sessionCookie(APP_URL);
    const cookie = `a=b; ${name}=${await sealSession("ses_1")}`;
    const large = "x".repeat(1024 * KiB);
    expect((await post("/surveys/new", large, { cookie })).status).toBe(200);
    expect((await post("/surveys/new", `${large}x`, { cookie })).status).toBe(413);
    expect((await post("/surveys/new", large, { cookie: `${name}=x` })).status).toBe(413);
  });

  test.each(["TRACE", "PROPFIND", "QUERY"])("%s, which nothing knows, is refused", async (method) => {
    const answers = ["/healthz", "/api/v1/surveys", "/s/x"].map(async (path) => {
      const call = request(`${base}${path}`, { method }).end();
      const [{ statusCode, headers }] = (await once(call, "response")) as [IncomingMessage];
      return [statusCode, headers.allow, headers["content-type"]];
    });
    const allow = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    expect(await Promise.all(answers)).toEqual([
      [405, allow, "text/html; charset=utf-8"],
      [405, allow, "application/problem+json"],
      [405, allow, "text/html; charset=utf-8"],
    ]);
    expect(reached).not.toHaveBeenCalled();
  });

  test("a stranger's post that is no form reaches no page, but an action and the doors see theirs", async () => {
    const text = { "content-type": "text/plain;charset=UTF-8" };
    expect((await post("/sign-in", "x", text)).status).toBe(400);
    expect(reached).not.toHaveBeenCalled();
    expect((await post("/sign-in", "[]", { ...text, "next-action": "a1" })).status).toBe(200);
    expect((await post("/api/webhooks/resend", "{}", { "content-type": "application/json" })).status).toBe(
      200,
    );
  });

  test("500 fields are taken of a stranger, and 500 parameters of anybody", async () => {
    expect((await post("/sign-in", "a&".repeat(500))).status).toBe(200);
    expect((await post("/sign-in", "a&".repeat(501))).status).toBe(413);
    expect((await post("/sign-in", `${part.repeat(501)}--x--`, multipart)).status).toBe(413);
    expect((await fetch(`${base}/healthz?${"a&".repeat(500)}`)).status).toBe(200);
    expect((await fetch(`${base}/healthz?${"a&".repeat(501)}`)).status).toBe(414);
  });

  test("a form that ends too soon is refused", async () => {
    expect((await post("/forgot", `${part}\r\n--x--\r\n`, multipart)).status).toBe(200);
    expect((await post("/forgot", part, multipart)).status).toBe(400);
    expect((await post("/forgot", "", multipart)).status).toBe(400);
    expect((await post("/stop/x/nothing", part, multipart)).status).toBe(400);
  });

  test.each([
    ["null", 403],
    ["http://[", 403],
    ["https://evil.example", 403],
    [APP_URL, 200],
  ])("a page's form from %s: %i", async (origin, status) => {
    expect((await post("/forgot", "a=b", { ...urlencoded, origin })).status).toBe(status);
  });
});

describe("a refusal", () => {
  test("is a problem for programs", async () => {
    const answer = await post("/api/v1/surveys", "x".repeat(1_048_577));
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 413, code: "body_too_large" });
  });

  test.each([
    ["/sign-in", "sv", "Det här är mer än vad som kan tas emot"],
    ["/sign-in", "de", "This is more than can be taken in"],
    ["/s/x", "de", "Das ist mehr"],
  ])("is a page on %s, in the reader's language (%s)", async (path, language, words) => {
    const answer = await post(path, "x".repeat(300 * KiB), { "accept-language": language });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain(words);
  });
});

test("with https every answer says that it stays so", async () => {
  const answer = await fetch(`${base}/healthz`);
  expect(answer.headers.get("strict-transport-security")).toBe("max-age=15552000");
});
