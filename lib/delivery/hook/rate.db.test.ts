import { describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

describe("the rate", () => {
  it("answers 429 with the headers once the bucket is empty, and fills it again", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 60 });
    expect((await hook.post(id, Array(100).fill(anna), { key })).json.accepted).toBe(100);
    const { status, json, headers } = await hook.post(id, anna, { key });
    expect(status).toBe(429);
    expect(json.code).toBe("rate_limited");
    expect(headers).toMatchObject({ "retry-after": "41", "ratelimit-policy": '"respondents";q=60;w=60' });
    hook.state.now = new Date(hook.state.now.getTime() + 42_000);
    expect((await hook.post(id, anna, { key })).status).toBe(200);
  });
});
