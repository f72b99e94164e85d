import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { openApiDocument } from "@/lib/api/openapi/document";
import { operations } from "@/lib/api/operations";
import { problemAnswer } from "@/lib/api/problem";
import { apiForTests, caller, type Json, routeFiles } from "./testing";

const db = await testDatabase();
const nobody = caller(null);
let document: Json;

beforeAll(async () => {
  await apiForTests(db);
  document = (await nobody("GET", "/openapi.json")).json;
});

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1 and stands up to a linter", async () => {
    expect(document.openapi).toBe("3.1.0");
    const folder = await mkdtemp(join(tmpdir(), "openapi-"));
    const file = join(folder, "openapi.json");
    await writeFile(file, JSON.stringify(document));
    const cli = join(createRequire(import.meta.url).resolve("@redocly/cli/package.json"), "../bin/cli.js");
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    const run = promisify(execFile)(process.execPath, [cli, "lint", "--format=json", file], {
      cwd: folder,
      env,
    });
    const { stdout } = await run.catch((error: { stdout: string }) => error);
    await rm(folder, { recursive: true });
    const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] };
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it("has every path that is served, and no other", async () => {
    const served: string[] = [];
    for (const { path } of routeFiles()) {
      if (path === "/openapi.json") continue;
      for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
        const { status } = await nobody(method, path.replace(/\{\w+\}/g, "x"));
        if (status !== 405) served.push(`${method} /api/v1${path}`);
      }
    }
    const described = Object.entries<object>(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual([...served, "POST /api/hooks/{automationId}"].sort());
  });

  it("lets a reference be null only where null fits", () => {
    const branches = (value: Json): Json[] =>
      typeof value !== "object" || value === null
        ? []
        : [...(value.allOf ? [value.allOf] : []), ...Object.values(value).flatMap(branches)];
    const torn = branches(document).filter((parts: Json[]) =>
      parts.some(({ type }) => type?.includes("null")),
    );
    expect(torn).toEqual([]);
  });

  it("names each call once", () => {
    const ids = operations.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("has examples that validate", () => {
    const examples = operations.filter(({ example }) => example !== undefined);
    expect(examples.length).toBeGreaterThan(3);
    for (const { id, body, example } of examples)
      expect(body!.safeParse(example).error?.issues ?? [], id).toEqual([]);
    const refusals = Object.values<Json>(document.components.responses).flatMap((response) =>
      Object.values<Json>(response.content["application/problem+json"].examples),
    );
    expect(refusals.length).toBeGreaterThan(10);
    for (const { value } of refusals) expect(problemAnswer.safeParse(value).success).toBe(true);
  });

  it("names the hook with its headers and every problem code", () => {
    const hook = document.paths["/api/hooks/{automationId}"].post;
    expect(hook.parameters.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["automationId", "dryRun", "Idempotency-Key", "webhook-signature"]),
    );
    expect(Object.keys(hook.responses).sort()).toEqual([
      "200",
      "202",
      "400",
      "401",
      "405",
      "409",
      "413",
      "415",
      "422",
      "429",
      "503",
    ]);
    expect(Object.keys(hook.responses[401].content["application/problem+json"].examples)).toEqual([
      "missing_key",
      "invalid_key",
      "invalid_signature",
      "stale_timestamp",
    ]);
    expect(hook.responses[429].headers).toHaveProperty("Retry-After");
  });

  it("names the address of this installation", () => {
    expect(openApiDocument("https://surveys.example.com").servers).toEqual([
      { url: "https://surveys.example.com" },
    ]);
  });
});
