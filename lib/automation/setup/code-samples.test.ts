import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CodeSampleId, codeSamples } from "./code-samples";

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
  const json = response.setHeader("content-type", "application/json");
  if (request.url?.endsWith("=json")) json.writeHead(400).end('{"code":"invalid_json"}');
  else if (request.url?.endsWith("=html")) response.writeHead(502).end("<h1>Bad Gateway</h1>");
  else json.end('{"mode":"test"}');
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/hooks/aut_1`;
});
afterAll(() => void server.close());

const written = (id: CodeSampleId, of = { url, key: "shk_secret", body: text }) =>
  codeSamples.find((sample) => sample.id === id)!.write(of);

function has(program: string): boolean {
  try {
    const asked = program === "php" ? ["-r", "curl_version();"] : ["--version"];
    execFileSync(program, asked, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

type Program = { id: CodeSampleId; program: string; argumentsOf: (code: string) => string[] };
const programs: Program[] = [
  { id: "curl", program: "curl", argumentsOf: (code) => ["-c", code] },
  { id: "javascript", program: process.execPath, argumentsOf: (code) => ["--input-type=module", "-e", code] },
  { id: "python", program: "python3", argumentsOf: (code) => ["-c", code] },
  { id: "php", program: "php", argumentsOf: (code) => ["-r", code.replace("<?php\n", "")] },
];

/** What a sample prints when it is run, on either way out. */
async function printed({ id, program, argumentsOf }: Program, to: string): Promise<string> {
  const code = argumentsOf(written(id, { url: to, key: "shk_secret", body: text }));
  const shell = id === "curl" ? "sh" : program;
  return await run(shell, code).then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }) => stdout + stderr,
  );
}

for (const each of programs) {
  if (!has(each.program)) {
    test(`LEFT OUT: there is no ${each.program} on this machine`, () => {});
    continue;
  }
  describe(`the sample for ${each.id}, when it is run,`, () => {
    test("sends exactly the example, and prints the answer", async () => {
      got.length = 0;
      const output = await printed(each, url);
      expect(JSON.parse(got[0]!.body)).toEqual(body);
      expect(got[0]!.headers).toMatchObject({
        authorization: "Bearer shk_secret",
        "content-type": "application/json",
      });
      expect(output).toContain("200");
      expect(output).toContain('{"mode":"test"}');
    }, 30_000);

    test("prints a refusal with its status, be it JSON or not", async () => {
      const problem = await printed(each, `${url}?refuse=json`);
      expect(problem).toContain("400");
      expect(problem).toContain('{"code":"invalid_json"}');
      const page = await printed(each, `${url}?refuse=html`);
      expect(page).toContain("502");
      expect(page).toContain("<h1>Bad Gateway</h1>");
    }, 30_000);

    test("says so where nobody answers", async () => {
      const closed = createServer().listen(0, "127.0.0.1");
      await once(closed, "listening");
      const { port } = closed.address() as AddressInfo;
      closed.close();
      await once(closed, "close");
      expect(await printed(each, `http://127.0.0.1:${port}/api/hooks/aut_1`)).toMatch(
        /refused|ECONNREFUSED|connect to/i,
      );
    }, 30_000);
  });
}

test.each(codeSamples.map(({ id }) => id))("%s holds address and key", (id) => {
  const code = written(id);
  expect(code).toContain(url);
  expect(code).toContain("shk_secret");
});

test.each<[CodeSampleId, (json: Record<string, unknown>) => unknown]>([
  ["make", (json) => (json.flow as { mapper: { data: string } }[])[0]!.mapper.data],
  ["n8n", (json) => (json.nodes as { parameters: { jsonBody: string } }[])[0]!.parameters.jsonBody],
])("%s is JSON to import, with the body in it", (id, find) => {
  expect(JSON.parse(String(find(JSON.parse(written(id)))))).toEqual(body);
});

test("C# and Zapier carry the body unchanged", () => {
  expect(written("csharp").replaceAll("\n    ", "\n")).toContain(text);
  expect(written("zapier")).toContain(text);
});
