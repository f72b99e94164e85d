import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect, type Db } from "@/db";
import { apiTokens, members } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "@/lib/ids";
import { hashSecret, storedForm } from "@/lib/secret";
import { apiForTests, caller, routeFiles } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;

beforeAll(async () => {
  api = await apiForTests(db);
});

afterEach(() => {
  (globalThis as { surveyhookDb?: Db }).surveyhookDb = db;
});

describe("who may call", () => {
  it("is asked for a token on every path but the document", async () => {
    const nobody = caller(null);
    for (const { path } of routeFiles()) {
      if (path.includes("[[") || path === "/openapi.json") continue;
      const url = path.replace(/\{\w+\}/g, "aut_01k9x2v8m4e7rb5s3t6y8z0a1c");
      const { headers, json } = await nobody("GET", url);
      if (json.status === 405) continue;
      expect(json, url).toMatchObject({ status: 401, code: "missing_token" });
      expect(headers.get("www-authenticate")).toBe("Bearer");
    }
    expect((await nobody("GET", "/openapi.json")).status).toBe(200);
  });

  it("is refused with a token that is unknown, malformed or revoked", async () => {
    for (const authorization of [
      "Bearer sht_unknown",
      `Basic ${api.token}`,
      api.token,
      "Bearer",
      `Bearer a ${api.token}`,
    ]) {
      const { status, json } = await caller(null)("GET", "/surveys", undefined, { authorization });
      expect({ status, code: json.code }, authorization).toEqual({
        status: 401,
        code: /^Bearer \S+$/.test(authorization) ? "invalid_token" : "missing_token",
      });
    }
    const { key, hash, prefix, last4 } = storedForm("sht_soon-revoked-soon-revoked-soon-re");
    const { userId, workspaceId } = { userId: api.user.id, workspaceId: api.workspace.id };
    const row = {
      userId,
      workspaceId,
      name: "x",
      role: "admin" as const,
      hash,
      prefix,
      last4,
      createdAt: new Date(),
    };
    await db.insert(apiTokens).values({ id: newId("apiToken"), ...row });
    expect((await caller(key)("GET", "/surveys")).status).toBe(200);
    await db.delete(apiTokens).where(eq(apiTokens.hash, hash));
    expect((await caller(key)("GET", "/surveys")).json.code).toBe("invalid_token");
  });

  it("takes the scheme in any case", async () => {
    const authorization = `bearer ${api.token}`;
    expect((await caller(null)("GET", "/surveys", undefined, { authorization })).status).toBe(200);
  });

  it("may read as a viewer, and change nothing", async () => {
    const viewer = await apiForTests(db, "viewer");
    expect((await viewer.get("/automations")).status).toBe(200);
    const refused = await viewer.call("POST", "/surveys", { title: "x" });
    expect(refused.json).toMatchObject({ status: 403, code: "forbidden" });
    const admin = await apiForTests(db, "admin");
    expect((await admin.call("POST", "/workspaces", { name: "x" })).status).toBe(403);
  });

  it("may do no more than the token's owner may now, and nothing when they left", async () => {
    const leaving = await apiForTests(db, "owner");
    await db.update(members).set({ role: "viewer" }).where(eq(members.userId, leaving.user.id));
    expect((await leaving.call("POST", "/surveys", { title: "x" })).status).toBe(403);
    await db.delete(members).where(eq(members.userId, leaving.user.id));
    expect((await leaving.get("/surveys")).json.code).toBe("invalid_token");
  });

  it("leaves a trace of the last use", async () => {
    const before = Date.now();
    const user = await apiForTests(db);
    await user.get("/surveys");
    const [token] = await db
      .select()
      .from(apiTokens)
      .where(eq(apiTokens.hash, hashSecret(user.token)));
    expect(token!.lastUsedAt!.getTime()).toBeGreaterThanOrEqual(before);
    await user.get("/surveys");
    const [again] = await db
      .select()
      .from(apiTokens)
      .where(eq(apiTokens.hash, hashSecret(user.token)));
    expect(again!.lastUsedAt).toEqual(token!.lastUsedAt);
  });
});

describe("a request", () => {
  it.each([
    ["{", 400, "invalid_json"],
    ["", 400, "empty_body"],
    [" \n", 400, "empty_body"],
    ["[]", 422, "invalid_request"],
    ["null", 422, "invalid_request"],
    ['"text"', 422, "invalid_request"],
    [`${"[".repeat(33)}${"]".repeat(33)}`, 400, "too_deep"],
    [`{"title":"${"x".repeat(1024 * 1024)}"}`, 413, "body_too_large"],
  ])("with the body %.20s is refused with %i", async (body, status, code) => {
    const { json, headers } = await api.call("POST", "/surveys", body);
    expect(json).toMatchObject({
      status,
      code,
      type: `urn:surveyhook:problem:${code}`,
      title: expect.any(String),
    });
    expect(headers.get("content-type")).toBe("application/problem+json");
  });

  it("takes JSON whatever the media type says of it, but no form and no other charset", async () => {
    const body = JSON.stringify({ title: "x" });
    const post = (type: string) => api.call("POST", "/surveys", body, { "content-type": type });
    for (const type of ["application/json", "application/merge-patch+json", "text/plain;charset=UTF-8"])
      expect((await post(type)).status, type).toBe(201);
    for (const type of ["application/x-www-form-urlencoded", "text/xml", "application/json; charset=latin1"])
      expect((await post(type)).json, type).toMatchObject({ status: 415, code: "unsupported_media_type" });
  });

  it("of a wrong method is told the right ones", async () => {
    const { status, headers, json } = await api.call("DELETE", "/surveys");
    expect({ status, code: json.code, allow: headers.get("allow") }).toEqual({
      status: 405,
      code: "method_not_allowed",
      allow: "GET, POST, HEAD, OPTIONS",
    });
    const options = await api.call("OPTIONS", "/surveys");
    expect({ status: options.status, allow: options.headers.get("allow") }).toEqual({
      status: 204,
      allow: "GET, POST, HEAD, OPTIONS",
    });
  });

  it("for an unknown path or an id that cannot be is 404", async () => {
    for (const path of [
      "/",
      "/nothing",
      "/surveys/x/y/z",
      "/surveys/%00",
      "/surveys/%E0%A4",
      "/runs/'or 1=1",
    ])
      expect((await api.get(path)).json, path).toMatchObject({ status: 404, code: "not_found" });
  });

  it("is answered with no-store and an id of its own, good or bad", async () => {
    const answers = [
      await api.get("/surveys"),
      await api.get("/surveys/x"),
      await api.call("PUT", "/surveys"),
    ];
    for (const { headers } of answers) expect(headers.get("cache-control")).toBe("no-store");
    expect(new Set(answers.map(({ headers }) => headers.get("x-request-id"))).size).toBe(3);
  });
});

describe("while the database is down", () => {
  it("the answer is 503 within five seconds, with Retry-After", async () => {
    const dead = connect("postgres://nobody:x@127.0.0.1:9/none", 1);
    (globalThis as { surveyhookDb?: Db }).surveyhookDb = dead;
    const start = Date.now();
    const { status, json, headers } = await api.get("/surveys");
    expect({ status, code: json.code }).toEqual({ status: 503, code: "database_unavailable" });
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Date.now() - start).toBeLessThan(5000);
    await dead.$client.end({ timeout: 0 });
  });

  it("the answer is 503 too where a table is locked and nothing comes back", async () => {
    const holder = await db.$client.reserve();
    await holder`begin`;
    await holder`lock table surveys in access exclusive mode`;
    const start = Date.now();
    const { json } = await api.get("/surveys");
    expect(json).toMatchObject({ status: 503, code: "database_unavailable" });
    expect(Date.now() - start).toBeLessThan(5000);
    await holder`rollback`;
    holder.release();
  });
});
