import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressSentence, parseEmailAddress, parsePublicAddress } from "./email-address";

const long = (length: number, tail: string) => `${"a".repeat(length)}${tail}`;
const label = "x".repeat(63);
const wide = `${label}.${label}.${label}.se`;

describe("an e-mail address", () => {
  it.each([
    ["ann@example.com", "ann@example.com"],
    ["  ann@example.com\r\n", "ann@example.com"],
    ["Ann.B+tag@Example.COM", "Ann.B+tag@example.com"],
    ["a/b=c@x.se", "a/b=c@x.se"],
    ["!#$%&'*+/=?^_`{|}~-@x.se", "!#$%&'*+/=?^_`{|}~-@x.se"],
    ["a@exämpel.se", "a@xn--exmpel-cua.se"],
    ["a@EXÄMPEL.se", "a@xn--exmpel-cua.se"],
    ["a@xn--exmpel-cua.se", "a@xn--exmpel-cua.se"],
    ["a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"],
    ["a@sub.sub.example.co", "a@sub.sub.example.co"],
    ["a@1and1.com", "a@1and1.com"],
    ["1@x.se", "1@x.se"],
    [long(64, "@x.se"), long(64, "@x.se")],
    [`a@${label}.se`, `a@${label}.se`],
    [`a@${label}.1and1.com`, `a@${label}.1and1.com`],
    [long(59, `@${wide}`), long(59, `@${wide}`)],
  ])("%s is taken", (text, address) => {
    expect(parseEmailAddress(text)).toEqual({ ok: true, value: address });
  });

  it.each([
    ["nothing", ["", " ", "@"]],
    ["no or two @", ["ann", "ann.example.com", "a@b@c.se", "a@@x.se", "git@github.com:owner/repo.git"]],
    ["nothing on one side", ["@x.se", "a@", "a@ ", " @x.se"]],
    ["dots in the wrong place", ["a..b@x.se", ".a@x.se", "a.@x.se", "a@.x.se", "a@x..se", "a@x.se."]],
    ["a domain without an ending", ["a@localhost", "a@x.c", "a@sub.xx.c", "a@x", "a@se."]],
    ["an address of a machine", ["a@127.0.0.1", "a@[127.0.0.1]", "a@0x7f.1", "a@[::1]", "a@1.2"]],
    ["more than 64 characters before the @", [long(65, "@x.se")]],
    ["more than 254 characters", [long(60, `@${wide}`)]],
    ["a label of 64 characters", [`a@x${label}.se`]],
    ["letters outside ASCII before the @", ["åsa@exempel.se", "a\u200bb@x.se", "аnn@x.se"]],
    [
      "a quoted part or a name",
      ['"a b"@x.se', "A B <a@x.se>", "<a@x.se>", "mailto:a@x.se", "a@x.se, b@x.se"],
    ],
    ["full-width signs", ["a＠b.se", "a@b＠c.se"]],
    [
      "blanks inside",
      ["a b@x.se", "a@x .se", "a@x.s e", "a @x.se", "a@ x.se", "a\n@x.se", "a@x\t.se", "a@x\n.se"],
    ],
    ["line ends that would make a header", ["a@x.se\r\nBcc: b@x.se", "a\r\nBcc:b@x.se"]],
    [
      "signs no domain holds",
      ["a@x_y.se", "a@-x.se", "a@x-.se", "a@x.se/y", "a@x.se?y", "a@x.se#y", "a@x.se:25", "a@%78.se"],
    ],
    ["NUL and lone surrogates", ["a\0@x.se", "a@x\0.se", "\ud800@x.se", "a@\ud800.se"]],
  ])("with %s is refused with a sentence", (_, texts) => {
    for (const text of texts) {
      const parsed = parseEmailAddress(text);
      expect(parsed.ok ? text : addressSentence(parsed.error)).toMatch(/^[A-Z].+\.$/);
    }
  });

  it("says apart why letters outside ASCII are refused", () => {
    expect(parseEmailAddress("åsa@exempel.se")).toEqual({ ok: false, error: { why: "not_ascii" } });
  });

  it("is one line of ASCII, and taken again as it is, whatever the text", () => {
    const text = fc.oneof(
      fc.emailAddress(),
      fc
        .tuple(fc.string({ unit: "binary", maxLength: 8 }), fc.string({ unit: "binary", maxLength: 8 }))
        .map((p) => p.join("@")),
      fc.tuple(fc.string({ unit: "grapheme", maxLength: 6 }), fc.domain()).map((p) => p.join("@")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const address = parseEmailAddress(given);
        if (!address.ok) return;
        expect(address.value).toMatch(/^[\x21-\x7e]{1,254}$/);
        expect(parseEmailAddress(address.value)).toEqual(address);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("an address of somebody who is invited", () => {
  it.each([
    "x@internal.local",
    "x@printer.LOCAL",
    "x@db.internal",
    "x@a.localhost",
    "x@nowhere.invalid",
    "x@home.arpa",
    "x@nas.home.arpa",
    "x@localhost",
    "x@intranet",
    "x@[1.2.3.4]",
    "x@[IPv6:::1]",
  ])("%s is refused: no mail from outside reaches it", (text) => {
    const parsed = parsePublicAddress(text);
    expect(parsed.ok ? text : addressSentence(parsed.error)).toMatch(/^[A-Z].+\.$/);
  });

  it.each([
    "x@example.com",
    "x@local.com",
    "x@mylocal.se",
    "x@internal.se",
    "x@arpa.se",
    "x@home.arpa.se",
    "x@a.example",
  ])("%s is taken", (text) => {
    expect(parsePublicAddress(text)).toEqual({ ok: true, value: text });
  });
});
