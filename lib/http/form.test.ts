import { describe, expect, test } from "vitest";
import { readForm } from "./form";
import { isCrossSite } from "./origin";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("https://surveys.example.com/s/x", { method: "POST", body, headers });

describe("readForm", () => {
  test("keeps every value of a name, in order", async () => {
    const read = await readForm(post(new URLSearchParams("a=1&b=%C3%A5&a=2&__proto__=x")), 100);
    expect(read).toEqual({
      ok: true,
      value: new Map([
        ["a", ["1", "2"]],
        ["b", ["å"]],
        ["__proto__", ["x"]],
      ]),
    });
  });

  test("leaves out NULs, and what is no UTF-8 is U+FFFD", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect(await readForm(post("a=x%00y&b=%ED%A0%80", form), 100)).toEqual({
      ok: true,
      value: new Map([
        ["a", ["xy"]],
        ["b", ["\uFFFD\uFFFD\uFFFD"]],
      ]),
    });
  });

  test("takes the text parts of multipart, and nothing of a broken one", async () => {
    const body = new FormData();
    body.append("a", "1");
    body.append("f", new Blob(["x"]), "f.txt");
    expect(await readForm(post(body), 1000)).toEqual({ ok: true, value: new Map([["a", ["1"]]]) });
    const broken = post("no parts", { "content-type": "multipart/form-data; boundary=x" });
    expect(await readForm(broken, 100)).toEqual({ ok: true, value: new Map() });
  });

  test("does not read past its limit, whatever length is declared", async () => {
    const big = "a=".padEnd(101, "x");
    expect(await readForm(post(big), 100)).toEqual({ ok: false, error: "too_large" });
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (stream) => {
        pulled += 1;
        stream.enqueue(new TextEncoder().encode("x".repeat(60)));
      },
    });
    const request = new Request("https://x.example", {
      method: "POST",
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect(await readForm(request, 100)).toEqual({ ok: false, error: "too_large" });
    expect(pulled).toBeLessThan(5);
  });

  test.each([
    ["one name again and again", "a&".repeat(499), `${"a&".repeat(500)}a`],
    ["many names", Array.from({ length: 500 }, (_, i) => `a${i}=1`).join("&"), "&".repeat(501)],
  ])("reads 500 fields and no more: %s", async (_, most, more) => {
    expect(await readForm(post(new URLSearchParams(most)), 60_000)).toMatchObject({ ok: true });
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect(await readForm(post(more, form), 60_000)).toEqual({ ok: false, error: "too_large" });
  });

  test("counts the parts of multipart by their boundary, not by dashes in what is written", async () => {
    const head = { "content-type": "multipart/form-data; boundary=x" };
    const part = (text: string) => `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${text}\r\n`;
    const dashes = `${part("\n--".repeat(600))}--x--\r\n`;
    expect(await readForm(post(dashes, head), 60_000)).toMatchObject({ ok: true, value: { size: 1 } });
    const most = await readForm(post(`${part("").repeat(500)}--x--\r\n`, head), 60_000);
    expect(most).toMatchObject({ ok: true });
    expect(await readForm(post(`${part("").repeat(501)}--x--\r\n`, head), 60_000)).toEqual({
      ok: false,
      error: "too_large",
    });
  });

  test("has no fields without a body", async () => {
    expect(await readForm(new Request("https://x.example", { method: "POST" }), 10)).toEqual({
      ok: true,
      value: new Map(),
    });
  });
});

describe("isCrossSite", () => {
  test.each<[Record<string, string>, boolean]>([
    [{ "sec-fetch-site": "same-origin", origin: "https://evil.example" }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ "sec-fetch-site": "same-site" }, true],
    [{ "sec-fetch-site": "cross-site" }, true],
    [{ origin: "https://surveys.example.com" }, false],
    [{ origin: "http://10.0.0.1:3000", host: "10.0.0.1:3000" }, false],
    [{ origin: "https://evil.example", host: "10.0.0.1:3000" }, true],
    [{ origin: "null" }, false],
    [{}, false],
  ])("%j is %s", (headers, crossSite) => {
    expect(isCrossSite(new Headers(headers), "https://surveys.example.com")).toBe(crossSite);
  });
});
