import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeUtf8, kindOfBody, unpackBody } from "./body";

describe("a content type", () => {
  it.each([
    [undefined, "json"],
    ["", "json"],
    ["application/json", "json"],
    ["Application/JSON; charset=utf-8", "json"],
    ['application/json;charset="UTF-8"', "json"],
    ["application/json; charset=UTF8", "json"],
    ["application/json ; version=1 ; charset = utf-8", "json"],
    ["application/json; no-value; charset=utf-8", "json"],
    ['application/json; note="a; charset=latin1"', "json"],
    ['application/json; note="a \\"b\\""; charset=latin1', "unsupported_media_type"],
    ["application/vnd.api+json", "json"],
    ["application/cloudevents+json; charset=utf-8", "json"],
    ["application/x-www-form-urlencoded", "form"],
    ["application/x-www-form-urlencoded; charset=UTF-8", "form"],
    ["multipart/form-data; boundary=xx", "multipart"],
    ["multipart/form-data; boundary=", "invalid_encoding"],
    ["multipart/form-data", "invalid_encoding"],
    ["text/plain", "unsupported_media_type"],
    ["text/html", "unsupported_media_type"],
    ["application/xml", "unsupported_media_type"],
    ["application/jsonp", "unsupported_media_type"],
    ["json", "unsupported_media_type"],
    ["application/json; charset=iso-8859-1", "unsupported_media_type"],
    ["application/json; charset=utf-16", "unsupported_media_type"],
    ["application/x-www-form-urlencoded; charset=windows-1252", "unsupported_media_type"],
  ])("%s is %s", (contentType, expected) => {
    const kind = kindOfBody(contentType);
    expect(kind.ok ? kind.value.format : kind.error.code).toBe(expected);
  });

  it.each(["xx", '"xx"', "xx; charset=utf-8"])("has the boundary of %s", (boundary) => {
    expect(kindOfBody(`multipart/form-data; boundary=${boundary}`)).toMatchObject({
      value: { boundary: "xx" },
    });
  });
});

describe("unpacking", () => {
  const body = Buffer.from('{"a":1}');
  const mib = 1024 * 1024;

  it.each<[string, Buffer, string | undefined, string]>([
    ["no encoding", body, undefined, "7"],
    ["identity", body, "identity", "7"],
    ["gzip", gzipSync(body), "gzip", "7"],
    ["gzip in capitals", gzipSync(body), " GZIP ", "7"],
    ["gzip of exactly 1 MiB", gzipSync(Buffer.alloc(mib)), "gzip", String(mib)],
    ["gzip of more than 1 MiB", gzipSync(Buffer.alloc(mib + 1)), "gzip", "body_too_large"],
    ["a gzip bomb", gzipSync(Buffer.alloc(100 * mib)), "gzip", "body_too_large"],
    ["gzip that is none", body, "gzip", "invalid_encoding"],
    ["gzip that breaks off", gzipSync(Buffer.alloc(999, "ab")).subarray(0, -4), "gzip", "invalid_encoding"],
    ["gzip of nothing at all", Buffer.alloc(0), "gzip", "invalid_encoding"],
    ["brotli", body, "br", "unsupported_encoding"],
    ["gzip twice", gzipSync(gzipSync(body)), "gzip, gzip", "unsupported_encoding"],
  ])("%s", async (_, raw, encoding, expected) => {
    const unpacked = await unpackBody(raw, encoding);
    expect(unpacked.ok ? String(unpacked.value.length) : unpacked.error.code).toBe(expected);
  });
});

it.each<[string, number[], string | undefined]>([
  ["ASCII", [0x61], "a"],
  ["two bytes", [0xc3, 0xa5], "å"],
  ["four bytes", [0xf0, 0x9f, 0x98, 0x80], "😀"],
  ["a byte order mark", [0xef, 0xbb, 0xbf, 0x61], "a"],
  ["only the first mark", [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], "\u{FEFF}"],
  ["Latin 1", [0xe5, 0x61], undefined],
  ["an overlong form", [0xc0, 0xaf], undefined],
  ["half of a surrogate pair", [0xed, 0xa0, 0x80], undefined],
  ["a sequence that breaks off", [0x61, 0xc3], undefined],
  ["UTF-16", [0xff, 0xfe, 0x61, 0x00], undefined],
])("bytes of %s", (_, bytes, text) => {
  const decoded = decodeUtf8(Buffer.from(bytes));
  if (text === undefined) expect(decoded).toMatchObject({ error: { code: "invalid_encoding" } });
  else expect(decoded).toEqual({ ok: true, value: text });
});
