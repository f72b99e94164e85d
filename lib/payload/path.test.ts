import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "./json";
import { layBeside, parsePath, pathOfKey, readPath } from "./path";

function parsed(text: string) {
  const path = parsePath(text);
  if (!path.ok) throw new Error(path.error);
  return path.value;
}

const read = (text: string, respondent: Json, body: Json = respondent) =>
  readPath(parsed(text), respondent, body);

/** Any UTF-16 at all, lone surrogates and control characters too, and often what paths are written with. */
const anyKey = fc
  .array(fc.oneof(fc.constantFrom(..."$.*[]'\"\\ ab0\n"), fc.integer({ max: 0xffff, min: 0 })), {
    maxLength: 40,
  })
  .map((units) =>
    units.map((unit) => (typeof unit === "string" ? unit : String.fromCharCode(unit))).join(""),
  );

describe("a path", () => {
  it.each([
    ["EmailAddress", ["EmailAddress"]],
    ["$.EmailAddress", ["EmailAddress"]],
    ["$['EmailAddress']", ["EmailAddress"]],
    ["customer.email", ["customer", "email"]],
    ["$.customer.email", ["customer", "email"]],
    ["attendees[0].email", ["attendees", 0, "email"]],
    ["a[-1]", ["a", -1]],
    ["a[0][1]", ["a", 0, 1]],
    ["[0].email", [0, "email"]],
    ["data.fields.Your Email", ["data", "fields", "Your Email"]],
    ['data["key with. dots"].x', ["data", "key with. dots", "x"]],
    ['["a.b"]', ["a.b"]],
    ["['it''s']", null],
    ["['it\\'s']", ["it's"]],
    ['["say \\"hi\\""]', ['say "hi"']],
    ['["it\'s"]', ["it's"]],
    ['["back\\\\slash"]', ["back\\slash"]],
    ['["tab\\tline\\n"]', ["tab\tline\n"]],
    ['["\\u00e5"]', ["å"]],
    ['["\\ud83d\\ude00"]', ["😀"]],
    ['["[0]"]', ["[0]"]],
    ['[""]', [""]],
    ['[ "a" ][ 0 ]', ["a", 0]],
    ["åäö.ключ.名前", ["åäö", "ключ", "名前"]],
    ["smtp-id", ["smtp-id"]],
    ["_id.$oid", ["_id", "$oid"]],
    ["constructor.prototype", ["constructor", "prototype"]],
    ["  a.b  ", ["a", "b"]],
    ["$", []],
    ["", null],
    ["   ", null],
    ["$.", null],
    ["a.", null],
    [".a", null],
    ["a..b", null],
    ["$..a", null],
    ["a.[0]", null],
    ["$a", null],
    ["$$a", null],
    ["$$$.a", null],
    ["a[", null],
    ["a[]", null],
    ["a]", null],
    ["a[0", null],
    ["a[0]b", null],
    ["a[0]b[1]", null],
    ["a[b]", null],
    ["a[1.5]", null],
    ["a[*]", null],
    ["a.*", null],
    ["*", null],
    ["a[0:2]", null],
    ["a[0,1]", null],
    ["a[?@.b]", null],
    ["a[?(@.b)]", null],
    ['["a]', null],
    ["['a\"]", null],
    ["[9999999999]", null],
  ])("%s", (text, segments) => {
    const path = parsePath(text);
    if (segments) expect(path).toEqual({ ok: true, value: { from: "respondent", segments } });
    else expect(path).toEqual({ ok: false, error: expect.stringMatching(/^.+\.$/) });
  });

  it.each(["$$", "$$.a.b", "$$['a']", "$$[0]"])("%s begins at the whole body", (text) => {
    expect(parsed(text).from).toBe("body");
  });

  it("says where a fault lies", () => {
    expect(parsePath("customer.emails[*].value")).toEqual({
      ok: false,
      error: expect.stringContaining("character 16"),
    });
    expect(parsePath(".a")).toEqual({ ok: false, error: expect.stringContaining("character 1 ") });
    expect(parsePath("a..b")).toEqual({ ok: false, error: expect.stringContaining("character 2") });
  });

  it("has at most 32 steps and 500 characters", () => {
    expect(parsePath(Array(32).fill("a").join(".")).ok).toBe(true);
    expect(parsePath(Array(33).fill("a").join(".")).ok).toBe(false);
    expect(parsePath("a".repeat(500)).ok).toBe(true);
    expect(parsePath("a".repeat(501)).ok).toBe(false);
  });

  it("quotes a key that begins or ends with what nobody sees", () => {
    for (const key of ["\u2060", "\u200bname", "name\ufeff", "\u3164"])
      expect(parsed(pathOfKey(key))).toEqual({ from: "respondent", segments: [key] });
  });

  it("reaches a key of any spelling", () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(parsed(pathOfKey(key))).toEqual({ from: "respondent", segments: [key.normalize("NFC")] });
      }),
    );
  });

  it.each([
    ["OrderId", "OrderId"],
    ["Your Email", "Your Email"],
    ["a.b", '["a.b"]'],
    ["$id", '["$id"]'],
    ["*", '["*"]'],
    ["a[0]", '["a[0]"]'],
    ["\u2060", '["\u2060"]'],
  ])("to the key %s is written %s", (key, path) => {
    expect(pathOfKey(key)).toBe(path);
  });

  it("is refused with a sentence, never a throw, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(..."$.[]'\"\\*ab0-1? \n")).map((parts) => parts.join("")),
        (text) => {
          const path = parsePath(text);
          if (!path.ok) expect(path.error).not.toBe("");
        },
      ),
    );
  });
});

describe("reading a path", () => {
  const order = {
    customer: { email: "ann@example.com", "first name": "Ann", tags: ["a", "b"] },
    "a.b": { "it's": 1, 'q"': 2 },
    list: [{ id: 1 }, { id: 2 }],
    nothing: null,
    raw: '{"deep":{"list":[1,{"x":"{\\"y\\":7}"}]}}',
    text: "plain",
    number: 5,
  };

  it.each<[string, Json | undefined]>([
    ["customer.email", "ann@example.com"],
    ["customer.first name", "Ann"],
    ["customer.tags[1]", "b"],
    ["customer.tags[-1]", "b"],
    ["customer.tags.0", "a"],
    ["customer.tags[2]", undefined],
    ["customer.tags.0x1", undefined],
    ["customer.tags.1e0", undefined],
    ["customer.tags[-3]", undefined],
    ["customer.tags.length", undefined],
    ["customer.email.length", undefined],
    ['["a.b"]["it\'s"]', 1],
    ['["a.b"]["q\\""]', 2],
    ["a.b", undefined],
    ["list[0].id", 1],
    ["list.id", undefined],
    ["nothing", null],
    ["nothing.more", undefined],
    ["number.toFixed", undefined],
    ["text.x", undefined],
    ["text[0]", undefined],
    ["raw.deep.list[0]", 1],
    ["raw.deep.list[1].x.y", 7],
    ["raw.deep.list[1].x", '{"y":7}'],
    ["raw.no", undefined],
    ["missing.at.all", undefined],
  ])("%s", (path, value) => {
    expect(read(path, order)).toEqual(value);
  });

  it("begins at the respondent, or with $$ at the whole body", () => {
    const body: Json = { event: "sold", rows: [{ email: "a@example.com" }] };
    const respondent = { email: "a@example.com" };
    expect(read("$$.event", respondent, body)).toBe("sold");
    expect(read("$$.rows[0].email", respondent, body)).toBe("a@example.com");
    expect(read("$$", respondent, body)).toBe(body);
    expect(read("$", respondent, body)).toBe(respondent);
    expect(read("event", respondent, body)).toBeUndefined();
  });

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "length", "__proto__.x"])(
    "finds no inherited %s",
    (path) => {
      for (const value of [{}, [], "text", '{"a":1}', 5, true, null] as Json[]) {
        expect(read(path, value)).toBeUndefined();
        expect(read(`$.a.${path}`, { a: value })).toBeUndefined();
      }
    },
  );

  it("takes __proto__ and constructor for data where they were sent", () => {
    const sent = JSON.parse(
      '{"__proto__":{"email":"a@example.com"},"constructor":{"name":"Ann"},"length":3}',
    );
    expect(read("__proto__.email", sent)).toBe("a@example.com");
    expect(read("constructor.name", sent)).toBe("Ann");
    expect(read("length", sent)).toBe(3);
  });

  it("opens a respondent that is JSON in a string", () => {
    expect(read("a", '{"a":1}')).toBe(1);
    expect(read("$$.a", '{"a":1}')).toBe(1);
  });

  it("opens no string that is not JSON, or is nested deeper than 32", () => {
    expect(read("a.b", { a: '{"b":1' })).toBeUndefined();
    expect(read("a.b", { a: '"b"' })).toBeUndefined();
    expect(read("a.b", { a: ' \n{"b":1} ' })).toBe(1);
    expect(read("a[0]", { a: `${"[".repeat(32)}${"]".repeat(32)}` })).toBeDefined();
    expect(read("a[0]", { a: `${"[".repeat(33)}${"]".repeat(33)}` })).toBeUndefined();
  });

  it("keeps every digit of a long integer inside a string that holds JSON", () => {
    expect(String(read("a.id", { a: '{"id":12345678901234567890}' }))).toBe("12345678901234567890");
  });
});

describe("standard field names", () => {
  it.each([
    ["EmailAddress", { emailaddress: "x" }],
    ["EmailAddress", { EMAILADDRESS: "x" }],
    ["emailAddress", { EmailAddress: "x" }],
    ["FirstName", { firstName: "x" }],
    ["LastName", { lastname: "x" }],
    ["Language", { LANGUAGE: "x" }],
    ["$.Language", { language: "x" }],
    ['["language"]', { Language: "x" }],
  ])("%s is found in %j", (path, respondent) => {
    expect(read(path, respondent)).toBe("x");
  });

  it.each([
    ["OrderId", { orderid: "x" }],
    ["Email", { email: "x" }],
    ["data.EmailAddress", { data: { emailaddress: "x" } }],
    ["Data.EmailAddress", { data: { EmailAddress: "x" } }],
    ["$$.EmailAddress", { emailaddress: "x" }],
  ])("%s is not found in %j", (path, respondent) => {
    expect(read(path, respondent)).toBeUndefined();
  });

  it("prefers the exact spelling, then the last one sent", () => {
    expect(read("Language", { language: "a", Language: "b", LANGUAGE: "c" })).toBe("b");
    expect(read("Language", { language: "a", LANGUAGE: "c" })).toBe("c");
  });
});

describe("what is beside the body", () => {
  const body: Json = { email: "a@example.com", "@headers": { own: 1 } };
  layBeside(body, {
    headers: { "x-shopify-topic": "orders/paid", state: '{"a":[1]}' },
    query: { Source: "web" },
  });

  it.each([
    ["@headers.X-Shopify-Topic", "orders/paid"],
    ["@headers['x-shopify-topic']", "orders/paid"],
    ["@headers.state.a[0]", 1],
    ["@headers.x-other", undefined],
    ["@headers.constructor", undefined],
    ["@query.Source", "web"],
    ["@query.source", undefined],
    ["['@headers'].own", 1],
    ["@headersX", undefined],
  ])("%s", (path, value) => expect(read(path, body)).toEqual(value));

  it("is there for each respondent of the body", () => {
    expect(read("@query.Source", { email: "b@example.com" }, body)).toBe("web");
  });

  it("is nothing where nobody laid it there", () => {
    expect(read("@headers.x", { "@headers": { x: 1 } })).toBeUndefined();
  });

  it("needs its own bracket as a key of that name", () => {
    expect(pathOfKey("@headers")).toBe('["@headers"]');
    expect(pathOfKey("@type")).toBe("@type");
  });
});
