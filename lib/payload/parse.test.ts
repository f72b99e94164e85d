import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyProblem, noteSentence } from "../reason/body";
import type { BodyKind } from "./body";
import { type Json, toText } from "./json";
import { parseBody } from "./parse";
import { parsePath, readPath } from "./path";

const json: BodyKind = { format: "json" };
const form: BodyKind = { format: "form" };

async function parse(text: string | Buffer, itemsPath: string | null = null, kind: BodyKind = json) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const parsed = await parseBody(bytes, kind, itemsPath);
  if (parsed.ok) return { ...parsed.value, notes: parsed.value.notes.map(noteSentence) };
  const { status, code, message } = bodyProblem(parsed.error);
  return { status, code, detail: message };
}

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("a JSON body", () => {
  it.each<[string, string, Json[]]>([
    ["one object", '{"a":1}', [{ a: 1 }]],
    ["an empty object", "{}", [{}]],
    ["a list", '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ["a list with elements that are none", '[1,{"a":1},null,"x",[2]]', [1, { a: 1 }, null, "x", [2]]],
    ["blanks around", ' \r\n\t{"a":1}\n', [{ a: 1 }]],
    ["a byte order mark", '\u{FEFF}{"a":1}', [{ a: 1 }]],
  ])("of %s", async (_, text, respondents) => {
    expect(await parse(text)).toEqual({ body: JSON.parse(text.trim()), respondents, notes: [] });
  });

  it.each([
    ["empty_body", ["", " ", "\n\t", "\u{FEFF}", "[]", " [ ] "]],
    [
      "not_an_object",
      ["1", '"x"', "true", "null", "12345678901234567890", "[1]", "[[]]", '[null,"x"]', "[[{}]]"],
    ],
    [
      "invalid_json",
      [
        "{",
        "[",
        "}",
        "{a:1}",
        "{'a':1}",
        "[1,]",
        "nul",
        "NaN",
        '{"a":1}{"b":2}',
        '{"a":"\n"}',
        "a=1&b=2",
        "<a/>",
      ],
    ],
    ["too_deep", [nested(33), `{"a":${nested(32)}}`, `[${nested(32)}]`, "[".repeat(100_000)]],
  ])("is refused as %s", async (code, texts) => {
    for (const text of texts)
      expect(await parse(text), text.slice(0, 40)).toMatchObject({ status: 400, code });
  });

  it("takes 32 levels", async () => {
    expect(await parse(`{"a":${nested(31)}}`)).toHaveProperty("respondents");
    expect(await parse(`[{"a":${nested(30)}}]`)).toHaveProperty("respondents");
    expect(await parse(`{"a":"${"[".repeat(99)}"}`)).toHaveProperty("respondents");
  });

  it.each([
    ['{"a":tru}', "line 1, column 6"],
    ['{\n  "a": 1,\n  "b": nope\n}', "line 3, column 8"],
    ['{\n  "a": 1,\n}', "line 3, column 1"],
    ["abc", "line 1, column 1"],
    ['{"a":1', "line 1, column 7"],
    ['{"a": "at position 2", "b": x}', "line 1, column 29"],
    ['{"a":1,"a":2,}', "line 1, column 14"],
    [`{"a":[${"1,".repeat(500)}x]}`, "character 1006"],
    [`{"a":\n${nested(33)}}`, "line 2, column 32"],
  ])("says where the fault lies: %s", async (text, place) => {
    expect(await parse(text)).toMatchObject({ detail: expect.stringContaining(place) });
  });

  it("says which byte is not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from('{"name":"å'), Buffer.from([0xe5]), Buffer.from('"}')]);
    expect(await parse(bytes)).toMatchObject({ status: 400, code: "invalid_encoding" });
    const latin1 = Buffer.from('{"name":"Åsa"}', "latin1");
    expect(await parse(latin1)).toMatchObject({
      code: "invalid_encoding",
      detail: expect.stringMatching(/byte (9|10)\b/),
    });
  });

  it("notes duplicate keys, of which the last wins", async () => {
    const notes = [expect.stringContaining("the last one counts")];
    expect(await parse('{"a":1,"a":2}')).toEqual({ body: { a: 2 }, respondents: [{ a: 2 }], notes });
    expect(await parse('[{"x":{"a":1,"b":2,"a":3}}]')).toMatchObject({
      respondents: [{ x: { a: 3, b: 2 } }],
      notes,
    });
    expect(await parse('{"a":{"b":1},"b":{"a":1},"c":"x:y"}')).toMatchObject({ notes: [] });
  });

  it("keeps every digit, and __proto__ as data", async () => {
    const parsed = await parse('{"id":12345678901234567890,"__proto__":{"admin":true}}');
    const [respondent] = (parsed as { respondents: { [key: string]: Json }[] }).respondents;
    expect(toText(respondent!.id!)).toBe("12345678901234567890");
    expect(Object.keys(respondent!)).toEqual(["id", "__proto__"]);
    expect(respondent!.admin).toBeUndefined();
  });

  it("may hold 1,000 respondents", async () => {
    const list = (count: number) => `[${Array(count).fill("{}").join(",")}]`;
    expect(await parse(list(1000))).toHaveProperty("respondents.length", 1000);
    expect(await parse(list(1001))).toMatchObject({ status: 413, code: "too_many_respondents" });
    expect(await parse(`{"rows":${list(1001)}}`, "rows")).toMatchObject({
      status: 413,
      code: "too_many_respondents",
    });
  });

  it("is read as JSON.parse reads it, or refused with a 4xx, whatever the bytes", async () => {
    const bytes = fc.oneof(
      fc.json().map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array)),
      fc.array(fc.constantFrom(...'{}[]",:\\ae1-. ')).map((parts) => Buffer.from(parts.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const parsed = await parse(body);
        let expected: unknown;
        try {
          expected = JSON.parse(body.toString());
        } catch {}
        if ("respondents" in parsed) expect(parsed.body).toEqual(expected);
        else expect([400, 413]).toContain(parsed.status);
        if (expected === undefined) expect(parsed).toHaveProperty("code");
        else if ("code" in parsed)
          expect(["not_an_object", "empty_body", "invalid_encoding", "too_deep"]).toContain(parsed.code);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an envelope", () => {
  const envelope =
    '{"event":"sold","data":{"rows":[{"a":1},{"a":2}],"one":{"a":1},"none":[],"text":"[{\\"a\\":1}]"}}';

  it("has its list at the path of the items", async () => {
    for (const path of ["data.rows", "$.data.rows", "$$.data.rows", "$['data'][\"rows\"]"]) {
      expect(await parse(envelope, path)).toMatchObject({
        respondents: [{ a: 1 }, { a: 2 }],
        body: { event: "sold" },
      });
    }
    expect(await parse('[{"a":1}]', "$")).toMatchObject({ respondents: [{ a: 1 }] });
    expect(await parse('{"payload":"{\\"rows\\":[{\\"a\\":1}]}"}', "payload.rows")).toMatchObject({
      respondents: [{ a: 1 }],
    });
  });

  it.each(["data.one", "data.missing", "rows", "event", "data", "$"])(
    "without a list at %s is refused, naming it",
    async (path) => {
      expect(await parse(envelope, path)).toMatchObject({
        status: 400,
        code: "not_an_object",
        detail: expect.stringContaining(path),
      });
    },
  );

  it("with an empty list, or one of no objects, is refused", async () => {
    expect(await parse(envelope, "data.none")).toMatchObject({
      code: "empty_body",
      detail: expect.stringContaining("data.none"),
    });
    expect(await parse('{"rows":[1,2]}', "rows")).toMatchObject({
      code: "not_an_object",
      detail: expect.stringContaining("rows"),
    });
    expect(await parse("[]", "rows")).toMatchObject({ status: 400 });
  });
});

describe("a form", () => {
  const multipart: BodyKind = { format: "multipart", boundary: "xx" };
  const part = (name: string, value: string, more = "") =>
    `--xx\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

  it.each<[string, Json]>([
    [
      "EmailAddress=ann%40example.com&FirstName=%C3%85sa+B",
      { EmailAddress: "ann@example.com", FirstName: "Åsa B" },
    ],
    ["a.b=1&c[]=2&d", { "a.b": "1", "c[]": "2", d: "" }],
    ["__proto__=x&constructor=y", JSON.parse('{"__proto__":"x","constructor":"y"}')],
    ["x=%EF%BF%BD", { x: "\u{FFFD}" }],
  ])("urlencoded: %s", async (text, respondent) => {
    const parsed = await parse(text, null, form);
    expect(parsed).toMatchObject({ notes: [] });
    const [found] = (parsed as { respondents: Json[] }).respondents;
    expect(Object.entries(found as object)).toEqual(Object.entries(respondent as object));
  });

  it("urlencoded: the last of a repeated name counts, with a note", async () => {
    expect(await parse("a=1&a=2", null, form)).toMatchObject({
      respondents: [{ a: "2" }],
      notes: [expect.stringContaining("the last one counts")],
    });
  });

  it.each([
    ["", "empty_body"],
    ["&&", "empty_body"],
    ["a=%E5", "invalid_encoding"],
  ])("urlencoded %j is refused as %s", async (text, code) => {
    expect(await parse(text, null, form)).toMatchObject({ status: 400, code });
  });

  it("urlencoded: names the field that is not UTF-8", async () => {
    expect(await parse("a=1&b=%E5", null, form)).toMatchObject({
      detail: expect.stringContaining("field 2"),
    });
  });

  it("multipart: text parts are one respondent, file parts are dropped with a note", async () => {
    const file = part("photo", "\x89PNG", '; filename="a.png"');
    const text = `${part("EmailAddress", "ann@example.com")}${part("FirstName", "Åsa")}${file}--xx--\r\n`;
    expect(await parse(text, null, multipart)).toMatchObject({
      respondents: [{ EmailAddress: "ann@example.com", FirstName: "Åsa" }],
      notes: ["1 file part was dropped."],
    });
    expect(await parse(`${part("a", "1")}${file}${file}--xx--\r\n`, null, multipart)).toMatchObject({
      notes: ["2 file parts were dropped."],
    });
    expect(await parse(`${part("a", "1")}--xx--\r\n`, null, multipart)).toMatchObject({ notes: [] });
  });

  it("multipart: names the field that is not UTF-8, and takes U+FFFD where it was sent", async () => {
    const text = part("a", "\u{FFFD}") + part("b", "\xC5sa");
    const latin = Buffer.from(`${part("a", "1")}${part("b", "\xC5sa")}--xx--\r\n`, "latin1");
    expect(await parse(latin, null, multipart)).toMatchObject({
      code: "invalid_encoding",
      detail: expect.stringContaining("field 2"),
    });
    const named = Buffer.from(`${part("\xC5sa", "1")}--xx--\r\n`, "latin1");
    expect(await parse(named, null, multipart)).toMatchObject({ code: "invalid_encoding" });
    expect(await parse(`${text}--xx--\r\n`, null, multipart)).toMatchObject({
      respondents: [{ a: "\u{FFFD}", b: "Åsa" }],
    });
  });

  it("with more fields than anyone means is refused before it is parsed", async () => {
    const form: BodyKind = { format: "form" };
    expect(await parse("a=1&".repeat(10_000), null, form)).toMatchObject({ respondents: [{ a: "1" }] });
    const refused = { status: 413, code: "body_too_large" };
    expect(await parse("a&".repeat(10_001), null, form)).toMatchObject(refused);
    expect(await parse(`${part("", "").repeat(10_001)}--xx--\r\n`, null, multipart)).toMatchObject(refused);
  });

  it.each([
    ["", "empty_body"],
    ["--xx--\r\n", "empty_body"],
    [`${part("photo", "x", '; filename="a.png"')}--xx--\r\n`, "empty_body"],
    [part("a", "1"), "invalid_encoding"],
    ["nothing of the kind", "invalid_encoding"],
  ])("multipart %# is refused as %s", async (text, code) => {
    expect(await parse(text, null, multipart)).toMatchObject({ status: 400, code });
  });
});

const raw = resolve(import.meta.dirname, "../../../shared/payloads/raw");

describe.skipIf(!existsSync(raw))("real forms (skipped where ../shared/payloads is not there)", () => {
  const load = async (name: string, kind: BodyKind) => {
    const parsed = await parse(readFileSync(`${raw}/${name}`), null, kind);
    if (!("respondents" in parsed)) throw new Error(parsed.detail);
    return (path: string) => {
      const segments = parsePath(path);
      return segments.ok ? readPath(segments.value, parsed.respondents[0]!, parsed.body) : undefined;
    };
  };

  it("of WordPress", async () => {
    const at = await load("wordpress-user_register.urlencoded", form);
    expect(at("user_email")).toBe("test_user@example.com");
  });

  it("of Unbounce, with JSON inside a field", async () => {
    const at = await load("unbounce-form_post.urlencoded", form);
    expect(at('["data.json"].userfield1[0]')).toBe("asdfasdf");
    expect(at('["data.json"].date_submitted[0]')).toBe("2017-11-15");
  });

  it("of JotForm, with JSON inside a part", async () => {
    const boundary = readFileSync(`${raw}/jotform-response.multipart`, "latin1").split("\r\n")[0]!.slice(2);
    const at = await load("jotform-response.multipart", { format: "multipart", boundary });
    expect(at("rawRequest")).toMatch(/^\{/);
    expect(at("rawRequest.slug")).toMatch(/^submit\//);
  });
});
