import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

describe("reading a request", () => {
  it.each<[string, unknown, Record<string, string>, number, string]>([
    ["broken JSON", '{"a":', {}, 400, "invalid_json"],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), {}, 400, "invalid_encoding"],
    ["a number", "5", {}, 400, "not_an_object"],
    ["only elements that are no objects", "[1, null]", {}, 400, "not_an_object"],
    ["nothing", " ", {}, 400, "empty_body"],
    ["an empty list", "[]", {}, 400, "empty_body"],
    ["33 levels", "[".repeat(33) + "]".repeat(33), {}, 400, "too_deep"],
    ["1,001 respondents", JSON.stringify(Array(1001).fill({})), {}, 413, "too_many_respondents"],
    ["more than 1 MiB", `"${"x".repeat(1024 * 1024)}"`, {}, 413, "body_too_large"],
    [
      "a gzip bomb",
      gzipSync(Buffer.alloc(2 * 1024 * 1024, 32)),
      { "content-encoding": "gzip" },
      413,
      "body_too_large",
    ],
    [
      "half a gzip stream",
      gzipSync("{}").subarray(0, 12),
      { "content-encoding": "gzip" },
      400,
      "invalid_encoding",
    ],
    ["XML", "<a/>", { "content-type": "text/xml" }, 415, "unsupported_media_type"],
    [
      "another charset",
      "{}",
      { "content-type": "application/json; charset=latin1" },
      415,
      "unsupported_media_type",
    ],
    ["brotli", "{}", { "content-encoding": "br" }, 415, "unsupported_encoding"],
    ["a key with blanks", "{}", { "idempotency-key": "a b" }, 400, "invalid_idempotency_key"],
  ])("refuses %s", async (_name, body, headers, status, code) => {
    const { id, key } = await automation();
    const answer = await hook.post(id, body, { key, headers });
    expect(answer.json).toMatchObject({
      status,
      code,
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(answer.status).toBe(status);
  });

  it("takes 32 levels", async () => {
    const { id, key } = await automation();
    const body = `{"EmailAddress":"a@example.com","deep":${"[".repeat(31)}${"]".repeat(31)}}`;
    expect((await hook.post(id, body, { key })).status).toBe(200);
  });

  it.each<[string, string | Buffer, Record<string, string>]>([
    ["gzip", gzipSync(JSON.stringify(anna)), { "content-encoding": "gzip" }],
    ["a byte order mark", `\uFEFF${JSON.stringify(anna)}`, {}],
    ["no content type", JSON.stringify(anna), { "content-type": "" }],
    ["a +json type", JSON.stringify(anna), { "content-type": "application/cloudevents+json; charset=UTF-8" }],
    [
      "a form",
      "EmailAddress=anna%40example.com&FirstName=%C3%85sa",
      { "content-type": "application/x-www-form-urlencoded" },
    ],
    [
      "a multipart form with a file",
      '--b\r\ncontent-disposition: form-data; name="EmailAddress"\r\n\r\nanna@example.com\r\n--b\r\ncontent-disposition: form-data; name="f"; filename="x.txt"\r\n\r\nhello\r\n--b--\r\n',
      { "content-type": "multipart/form-data; boundary=b" },
    ],
  ])("takes %s", async (_name, body, headers) => {
    const { id, key } = await automation();
    expect((await hook.post(id, body, { key, headers })).json).toMatchObject({ accepted: 1 });
  });
});
