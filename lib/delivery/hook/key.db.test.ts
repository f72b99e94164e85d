import { describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

describe("keys", () => {
  it.each([
    ["a Bearer header", {}, "", (key: string) => ({ authorization: `Bearer ${key}` })],
    ["an X-API-Key header", {}, "", (key: string) => ({ "x-api-key": key })],
  ])("takes %s", async (_name, _none, _query, headers) => {
    const { id, key } = await automation();
    expect((await hook.post(id, anna, { headers: headers(key) })).status).toBe(200);
  });

  it.each(["apiKey", "APIKEY", "api_key", "Key"])("takes the query parameter %s", async (name) => {
    const { id, key } = await automation();
    expect((await hook.post(id, anna, { query: `${name}=${key}` })).status).toBe(200);
  });

  it("refuses a key in the URL where that is turned off, and still takes it in a header", async () => {
    const { id, key } = await automation({ allowKeyInUrl: false });
    expect((await hook.post(id, anna, { query: `key=${key}` })).json.code).toBe("invalid_key");
    expect((await hook.post(id, anna, { key })).status).toBe(200);
  });

  it("answers an unknown hook and a wrong key with the same bytes", async () => {
    const { id } = await automation();
    const wrong = await hook.post(id, anna, { key: "shk_wrong" });
    const unknown = await hook.post("aut_nobody", anna, { key: "shk_wrong" });
    expect(wrong.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    const { "x-request-id": a, ...wrongHeaders } = wrong.headers;
    const { "x-request-id": b, ...unknownHeaders } = unknown.headers;
    expect(unknownHeaders).toEqual(wrongHeaders);
    expect(wrongHeaders["www-authenticate"]).toBe("Bearer");
  });

  it("asks for a key before it looks at the id", async () => {
    expect((await hook.post("aut_nobody", anna)).json).toMatchObject({ status: 401, code: "missing_key" });
  });
});
