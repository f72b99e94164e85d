import { execFile, execFileSync } from "node:child_process";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SampleId, samples } from "./samples";

const run = promisify(execFile);
const body = {
  EmailAddress: "o'brien@example.com",
  FirstName: 'Él"in \\ $HOME $x',
  Member: true,
  Left: null,
  order: { total: 1249.5, lines: [{ sku: "B-1" }], none: [], empty: {} },
};
const text = JSON.stringify(body, null, 2);
const got: { headers: IncomingMessage["headers"]; body: string }[] = [];
const server = createServer(async (request, response) => {
  let received = "";
  for await (const chunk of request) received += chunk;
  got.push({ headers: request.headers, body: received });
  response.setHeader("content-type", "application/json").end('{"mode":"test"}');
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/hooks/aut_1`;
});
afterAll(() => void server.close());

const written = (id: SampleId, of = { url, key: "shk_secret", body: text }) =>
  samples.find((sample) => sample.id === id)!.write(of);

function has(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("a sample sends exactly the example when it is run", () => {
  test.each<[SampleId, string, (code: string) => string[]]>([
    ["curl", "sh", (code) => ["-c", code]],
    ["javascript", process.execPath, (code) => ["--input-type=module", "-e", code]],
    ["python", "python3", (code) => ["-c", code]],
    ["php", "php", (code) => ["-r", code.replace("<?php\n", "")]],
  ])(
    "%s",
    async (id, program, argumentsOf) => {
      if (!has(id === "curl" ? "curl" : program)) return;
      got.length = 0;
      await run(program, argumentsOf(written(id)));
      expect(JSON.parse(got[0]!.body)).toEqual(body);
      expect(got[0]!.headers).toMatchObject({
        authorization: "Bearer shk_secret",
        "content-type": "application/json",
      });
    },
    30_000,
  );
});

test.each(samples.map(({ id }) => id))("%s holds address and key", (id) => {
  const code = written(id);
  expect(code).toContain(url);
  expect(code).toContain("shk_secret");
});

test.each<[SampleId, (json: Record<string, unknown>) => unknown]>([
  ["make", (json) => (json.flow as { mapper: { data: string } }[])[0]!.mapper.data],
  ["n8n", (json) => (json.nodes as { parameters: { jsonBody: string } }[])[0]!.parameters.jsonBody],
])("%s is JSON to import, with the body in it", (id, find) => {
  expect(JSON.parse(String(find(JSON.parse(written(id)))))).toEqual(body);
});

test("C# and Zapier carry the body unchanged", () => {
  expect(written("csharp").replaceAll("\n    ", "\n")).toContain(text);
  expect(written("zapier")).toContain(text);
});
