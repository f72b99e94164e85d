import { gzipSync } from "node:zlib";
import fc from "fast-check";

/** A request byte for byte: what stands before the body, the body, and whether the client leaves before its end. */
export type Case = {
  method: string;
  path: string;
  headers: [string, string][];
  body: Buffer;
  cutAt: number | null;
};

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
const text = (value: string) => Buffer.from(value);

const respondent = fc.record(
  {
    EmailAddress: fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" }), fc.jsonValue()),
    FirstName: fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue()),
    Language: fc.oneof(fc.constantFrom("en", "dk", "xx-YY", ""), fc.jsonValue()),
  },
  { requiredKeys: [] },
);

const names = fc.constantFrom(
  "EmailAddress",
  "emailaddress",
  "__proto__",
  "constructor",
  "toString",
  "a.b",
  "",
  "\\ud800",
);
const numbers = fc.constantFrom(
  "1e999999",
  "-0",
  "123456789012345678901234567890",
  "1E400",
  "0.1e-999",
  "01",
  "+1",
  "NaN",
  "9".repeat(5000),
);
const strings = fc.constantFrom(
  '"\\ud800"',
  '"\\u0000"',
  '"a@example.com"',
  '"\\x"',
  `"${"x".repeat(3000)}"`,
  '"{\\"EmailAddress\\":1}"',
);

const json = fc.oneof(
  { weight: 3, arbitrary: respondent.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.array(respondent, { maxLength: 20 }).map((value) => JSON.stringify(value)) },
  fc.json({ maxDepth: 6 }),
  fc.nat({ max: 40 }).map((depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`),
  fc.constantFrom(1_000, 30_000, 200_000).map((depth) => "[".repeat(depth)),
  fc
    .array(fc.tuple(names, fc.oneof(numbers, strings)), { maxLength: 8 })
    .map((pairs) => `{${pairs.map(([name, value]) => `"${name}":${value}`).join(",")}}`),
  fc.constantFrom(
    "",
    " ",
    "[]",
    "{}",
    "null",
    "[null]",
    "[[]]",
    "\ufeff{}",
    "{}{}",
    "//",
    `[${"{},".repeat(1100)}{}]`,
  ),
);

const broken = fc.tuple(json, fc.nat(), fc.nat({ max: 255 })).map(([value, place, byte]) => {
  const raw = text(value);
  if (raw.length > 0) raw[place % raw.length] = byte;
  return raw;
});

const multipart = fc
  .tuple(
    fc.constantFrom("x", "y", 'x"; y', ""),
    fc.array(fc.tuple(names, fc.string()), { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([boundary, parts, ends]) =>
    text(
      `${parts.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename=${value}\r\n\r\n${value}\r\n`).join("")}${ends ? `--${boundary}--` : ""}`,
    ),
  );

const form = fc.oneof(
  fc
    .array(fc.tuple(names, fc.string()), { maxLength: 6 })
    .map((pairs) => text(pairs.map(([name, value]) => `${name}=${value}`).join("&"))),
  fc.constantFrom("%ZZ=%", "=&=&", "%00=%ff", "a=%ED%A0%80").map(text),
);

const zipped = fc
  .tuple(json, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
  .map(([value, share, whole]) => {
    const raw = gzipSync(text(value));
    return whole ? raw : raw.subarray(0, Math.floor(raw.length * share));
  });
const bomb = gzipSync(Buffer.alloc(20_000_000, 32));

const body = fc.oneof(
  { weight: 6, arbitrary: json.map(text) },
  { weight: 2, arbitrary: broken },
  { weight: 2, arbitrary: bytes(2000) },
  multipart,
  form,
  zipped,
);
const large = fc.constantFrom(
  bomb,
  Buffer.alloc(1_048_577, "a"),
  text(`{"a":"${"x".repeat(1_048_000)}"}`),
  text(JSON.stringify(Array(1001).fill({}))),
);

const contentType = fc.oneof(
  { weight: 6, arbitrary: fc.constant("application/json") },
  fc.constantFrom(
    "application/json; charset=utf-16",
    "application/vnd.x+json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    'multipart/form-data; boundary="',
    "application/xml",
    "",
    ";;;=",
    "/",
  ),
  fc.string({ unit: "grapheme-ascii", maxLength: 40 }),
);
const encoding = fc.oneof(
  { weight: 8, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constant("gzip") },
  fc.constantFrom("br", "deflate", "gzip, gzip", "identity", "x", "GZIP", ""),
);
const idempotency = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  fc.string({ unit: "grapheme-ascii", maxLength: 300 }),
  fc.constantFrom("same", "é", "\t", "x".repeat(256)),
);
/** Latin-1, with what may not stand in a header at times. */
const oddHeader = fc.tuple(
  fc.constantFrom(
    "x-odd",
    "expect",
    "transfer-encoding",
    "content-length",
    "connection",
    "cookie",
    "webhook-id",
    "webhook-timestamp",
    "x-forwarded-for",
    "host",
    "__proto__",
    "traceparent",
    "upgrade",
    "te",
    "range",
  ),
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "100-continue",
      "chunked",
      "gzip, chunked",
      "0",
      "-1",
      "99999999999",
      "upgrade",
      "websocket",
      "close",
      "a".repeat(9000),
    ),
  ),
);

/** Requests to a hook: most have its key, most are odd in one way, some in many. */
export function cases(id: string, key: string): fc.Arbitrary<Case> {
  const authorization = fc.oneof(
    { weight: 10, arbitrary: fc.constant(`Bearer ${key}`) },
    fc.constantFrom(
      "Bearer ",
      "Basic x",
      key,
      `bearer  ${key}`,
      "Bearer shk_wrong",
      `Bearer ${"k".repeat(6000)}`,
    ),
  );
  const path = fc.oneof(
    { weight: 10, arbitrary: fc.constant(`/api/hooks/${id}`) },
    fc.constantFrom(
      `/api/hooks/${id}/`,
      `/api/hooks/${id}?dryRun=1`,
      `/api/hooks/${id}?apiKey=%zz&key=`,
      "/api/hooks/%00",
      "/api/hooks/aut_x",
      `/api/hooks/${"x".repeat(4000)}`,
      `/api/hooks/${id}?${"a=b&".repeat(1500)}`,
      `/api/hooks/..%2f${id}`,
    ),
  );
  const method = fc.oneof(
    { weight: 20, arbitrary: fc.constant("POST") },
    fc.constantFrom("GET", "PUT", "OPTIONS", "HEAD", "DELETE", "PATCH"),
  );
  return fc
    .record({
      method,
      path,
      authorization,
      contentType,
      encoding,
      idempotency,
      odd: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        fc.array(oddHeader, { minLength: 1, maxLength: 4 }),
      ),
      body: fc.oneof({ weight: 200, arbitrary: body }, { weight: 1, arbitrary: large }),
      cut: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map((made) => ({
      method: made.method,
      path: made.path,
      body: made.body,
      cutAt: made.cut === null ? null : Math.floor(made.body.length * made.cut),
      headers: [
        ["authorization", made.authorization],
        ["content-type", made.contentType],
        ...(made.encoding === null ? [] : [["content-encoding", made.encoding]]),
        ...(made.idempotency === null ? [] : [["idempotency-key", made.idempotency]]),
        ...made.odd,
      ] as [string, string][],
    }));
}
