import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Db } from "@/db";
import { makeUser, makeWorkspace } from "@/db/factories";
import { apiTokens, type Role } from "@/db/schema";
import { testDatabaseUrl } from "@/db/testing";
import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import { newId } from "@/lib/ids";
import { newApiToken } from "@/lib/secret";

/** What came back, looked into by its test. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of every shape
export type Json = any;

type Routes = Record<string, (request: Request) => Promise<Response>>;

const here = fileURLToPath(new URL(".", import.meta.url));

/** Every route file below this folder, as the path it serves: `/surveys/{id}`. */
export function routeFiles(folder = here, path = ""): { path: string; file: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const next = `${path}/${entry.name.replace(/^\[(\w+)\]$/, "{$1}")}`;
    if (entry.isDirectory()) return routeFiles(join(folder, entry.name), next);
    return entry.name === "route.ts" ? [{ path, file: join(folder, entry.name) }] : [];
  });
}

/** The management API over a test database, called through its route files as a client would. */
export async function apiForTests(db: Db, role: Role = "owner") {
  // The handlers ask database() as in production; here it is the test's.
  process.env.DATABASE_URL = testDatabaseUrl(db);
  process.env.LOG_LEVEL ??= "error";
  (globalThis as { surveyhookDb?: Db }).surveyhookDb = db;
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id, role);
  const { key: token, hash, prefix, last4 } = newApiToken();
  await db.insert(apiTokens).values({
    id: newId("apiToken"),
    workspaceId: workspace.id,
    userId: user.id,
    name: "Test",
    role,
    hash,
    prefix,
    last4,
    createdAt: new Date(),
  });
  const call = caller(token);
  return { workspace, user, token, call, get: (path: string) => call("GET", path) };
}

/** Sends requests with a token, or without; every good answer must fit the schema that the document shows. */
export function caller(token: string | null) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; headers: Headers; text: string; json: Json }> => {
    const url = new URL(`/api/v1${path}`, "http://127.0.0.1:3160");
    const request = new Request(url, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: asBody(body) }),
    });
    const response = await (await handlerOf(method, url.pathname))(request);
    const text = await response.text();
    const json = /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : null;
    expect(response.headers.get("x-request-id")).toMatch(/^req_/);
    if (response.ok && json && path !== "/openapi.json") expectToFit(method, url.pathname, json);
    if (response.status >= 400)
      expect(json).toMatchObject({ status: response.status, code: expect.any(String) });
    return { status: response.status, headers: response.headers, text, json };
  };
}

/** Bytes, forms and texts as they are, anything else as JSON. */
function asBody(body: unknown): string | FormData | Uint8Array<ArrayBuffer> {
  if (body instanceof FormData || typeof body === "string") return body;
  return Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
}

function expectToFit(method: string, pathname: string, json: unknown): void {
  const operation = operations.find(
    (known) => known.method === method && matches(known.path, pathname),
  ) as Operation;
  const parsed = operation.answer.schema.safeParse(json);
  expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
  expect(namesIn(json)).toEqual(namesIn(parsed.data));
}

/** Every property of an answer by its path, so that none is missing from the schema. */
function namesIn(value: unknown, path = ""): string[] {
  if (/\.(payload|delay|filter)$/.test(path)) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => namesIn(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .flatMap(([name, item]) => [`${path}.${name}`, ...namesIn(item, `${path}.${name}`)])
    .sort();
}

async function handlerOf(method: string, pathname: string) {
  const files = routeFiles();
  const exact = files.find(({ path }) => `/api/v1${path}` === pathname);
  const found = exact ?? files.find(({ path }) => matches(path, pathname));
  const routes = (await import(found?.file ?? join(here, "../[[...path]]/route.ts"))) as Routes;
  return routes[method]!;
}

function matches(template: string, pathname: string): boolean {
  const pattern = template.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+");
  return new RegExp(`^/api/v1${pattern}$`).test(pathname);
}

/** Hears the names of the events that the engine is told of, from now on. */
export async function hearEvents(db: Db): Promise<string[]> {
  const heard: string[] = [];
  await db.$client.listen("surveyhook_events", (event) => heard.push(JSON.parse(event).name));
  return heard;
}
