/** What a sample is filled with; `body` is JSON. */
export type CodeSampleRequest = { url: string; key: string; body: string };

/** Samples to paste into a shell, a program or a no-code tool, in the order in which they are offered. */
export const codeSamples = [
  { id: "curl", title: "curl", write: curl },
  { id: "javascript", title: "JavaScript", write: javascript },
  { id: "python", title: "Python", write: python },
  { id: "php", title: "PHP", write: php },
  { id: "csharp", title: "C#", write: csharp },
  { id: "zapier", title: "Zapier", write: zapier },
  { id: "make", title: "Make", write: make },
  { id: "n8n", title: "n8n", write: n8n },
] as const satisfies readonly { id: string; title: string; write: (request: CodeSampleRequest) => string }[];

export type CodeSampleId = (typeof codeSamples)[number]["id"];

/** What stands in a sample for a key that is not known any more. */
export const keyPlaceholder = "YOUR_API_KEY";

function curl({ url, key, body }: CodeSampleRequest): string {
  return [
    `curl ${shell(url)} -w '\\n%{http_code}\\n' \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d ${shell(body)}`,
  ].join("\n");
}

function javascript({ url, key, body }: CodeSampleRequest): string {
  return `const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: {
    Authorization: "Bearer ${key}",
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${indented(body, 2)}),
});
console.log(response.status, await response.text());`;
}

function python({ url, key, body }: CodeSampleRequest): string {
  return `import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

request = Request(
    ${JSON.stringify(url)},
    method="POST",
    headers={
        "Authorization": "Bearer ${key}",
        "Content-Type": "application/json",
    },
    data=json.dumps(${pythonLiteral(JSON.parse(body), "    ")}).encode(),
)
try:
    response = urlopen(request)
except HTTPError as error:
    response = error
with response:
    print(response.status, response.read().decode())`;
}

function php({ url, key, body }: CodeSampleRequest): string {
  return `<?php
$request = curl_init(${phpText(url)});
curl_setopt_array($request, [
    CURLOPT_POST => true,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ${key}',
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => <<<'JSON'
${indented(`    ${body}`, 4)}
    JSON,
]);
$answer = curl_exec($request);
echo $answer === false
    ? curl_error($request)
    : curl_getinfo($request, CURLINFO_RESPONSE_CODE) . " $answer";
echo "\\n";`;
}

function csharp({ url, key, body }: CodeSampleRequest): string {
  return `using System.Net.Http.Headers;
using System.Text;

using var client = new HttpClient();
client.DefaultRequestHeaders.Authorization =
    new AuthenticationHeaderValue("Bearer", "${key}");

var body = """
${indented(`    ${body}`, 4)}
    """;
var response = await client.PostAsync(
    ${JSON.stringify(url)},
    new StringContent(body, Encoding.UTF8, "application/json"));
Console.WriteLine((int)response.StatusCode);
Console.WriteLine(await response.Content.ReadAsStringAsync());`;
}

/** Zapier imports nothing: these are the settings of its step. */
function zapier({ url, key, body }: CodeSampleRequest): string {
  return `App: Webhooks by Zapier
Event: Custom Request
Method: POST
URL: ${url}
Data Pass-Through?: False
Data:
${body}
Headers:
  Authorization | Bearer ${key}
  Content-Type | application/json`;
}

/** A blueprint: in a scenario of Make, choose Import blueprint. */
function make({ url, key, body }: CodeSampleRequest): string {
  const mapper = {
    url,
    method: "post",
    headers: [{ name: "Authorization", value: `Bearer ${key}` }],
    qs: [],
    bodyType: "raw",
    contentType: "application/json",
    parseResponse: true,
    data: body,
    followRedirect: true,
    rejectUnauthorized: true,
  };
  const step = {
    id: 1,
    module: "http:ActionSendData",
    version: 3,
    parameters: { handleErrors: true, useNewZLibDeCompress: true },
    mapper,
    metadata: { designer: { x: 0, y: 0 } },
  };
  return JSON.stringify({ name: "Surveyhook", flow: [step], metadata: { version: 1 } }, null, 2);
}

/** A workflow: paste it into the editor of n8n. */
function n8n({ url, key, body }: CodeSampleRequest): string {
  const node = {
    name: "Surveyhook",
    type: "n8n-nodes-base.httpRequest",
    typeVersion: 4.2,
    position: [0, 0],
    parameters: {
      method: "POST",
      url,
      sendHeaders: true,
      headerParameters: { parameters: [{ name: "Authorization", value: `Bearer ${key}` }] },
      sendBody: true,
      specifyBody: "json",
      jsonBody: body,
    },
  };
  return JSON.stringify({ nodes: [node], connections: {} }, null, 2);
}

function shell(text: string): string {
  return /^[\w:/.,@%+=~-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function phpText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

function indented(text: string, spaces: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(spaces)}`);
}

function pythonLiteral(value: unknown, indent: string): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const deeper = `${indent}    `;
  const list = Array.isArray(value);
  const items = list
    ? value.map((item) => pythonLiteral(item, deeper))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item, deeper)}`);
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  if (items.length === 0) return open + close;
  return `${open}\n${items.map((item) => `${deeper}${item},\n`).join("")}${indent}${close}`;
}
