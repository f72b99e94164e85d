import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { makeRespondent } from "@/db/factories";
import { automations, surveys } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { submitResponse } from "@/lib/response/submit";
import { automationsForTests } from "./testing-automations";

process.env.ALLOWED_PRIVATE_TARGETS = "127.0.0.0/8";
const db = await testDatabase();
const { api, minimal } = await automationsForTests(db);
const { surveyId } = minimal;
const hook = "https://hooks.slack.com/services/T000/B000/abcdefsecret";
const channels = [
  { kind: "email", to: "cx@example.com", locale: "sv" },
  { kind: "slack", url: hook },
];
const least = { name: "Bad news", type: "alert", surveyId, channels };
const create = async (over: object = {}) => await api.call("POST", "/automations", { ...least, ...over });

describe("an alert", () => {
  it("is made, and shows its channels' URLs to nobody again", async () => {
    const filter = { field: "answers.nps", op: "lte", value: 6 };
    const made = await create({ filter, digest: "weekly", at: "07:30" });
    expect(made).toMatchObject({
      status: 201,
      json: { type: "alert", status: "enabled", filter, digest: "weekly", at: "07:30" },
    });
    const path = `/automations/${made.json.id}`;
    const read = await api.call("GET", path);
    expect(read.json.channels).toEqual([
      { kind: "email", to: "cx@example.com", locale: "sv", stopped: false },
      { kind: "slack", url: "https://hooks.slack.com/••••••••", locale: "en" },
    ]);
    expect(read.text).not.toContain("abcdefsecret");
    const rows = await db.select().from(automations);
    expect(JSON.stringify(rows)).not.toContain("abcdefsecret");
    const back = await api.call("PATCH", path, { ...read.json, name: "Still bad" });
    expect(back).toMatchObject({ status: 200, json: { name: "Still bad", channels: read.json.channels } });
    const strange = await api.call("PATCH", path, {
      channels: [{ kind: "teams", url: "https://x.example/••••••••" }],
    });
    expect(strange.json.errors).toEqual([
      { field: "channels[0].url", code: "invalid_url", message: expect.any(String) },
    ]);
  });

  it.each([
    [{ channels: [] }, "channels", "missing_field"],
    [{ channels: [{ kind: "email", to: "nobody" }] }, "channels[0].to", "invalid_email"],
    [{ channels: [{ kind: "pager", to: "x" }] }, "channels[0].kind", "invalid_value"],
    [{ channels: [{ kind: "slack", url: "http://10.0.0.1/" }] }, "channels[0].url", "target_not_allowed"],
    [{ channels: [{ kind: "teams", url: "https://192.168.0.4/" }] }, "channels[0].url", "target_not_allowed"],
    [{ digest: "hourly" }, "digest", "not_in_list"],
    [{ at: "25:00" }, "at", "invalid_value"],
    [{ filter: { field: "answers.none", op: "exists" } }, "filter", "unknown_question"],
    [{ surveyId: undefined }, "surveyId", "missing_field"],
    [{ url: "https://example.com/" }, "url", "unknown_field"],
  ])("refuses %j", async (over, field, code) => {
    const refused = await create(over);
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toContainEqual({ field, code, message: expect.any(String) });
  });

  it("has runs that say what they tell through, no more of a URL than may be seen", async () => {
    const made = await create();
    const [survey] = await db.select().from(surveys).where(eq(surveys.id, surveyId));
    const { token } = await makeRespondent(db, survey!);
    await submitResponse(db, token, new Map([["nps", 3]]), new Date());
    const list = await api.call("GET", `/automations/${made.json.id}/runs`);
    expect(list.json.data.map((run: { channel: object }) => run.channel)).toEqual([
      { kind: "slack", to: "https://hooks.slack.com/••••••••" },
      { kind: "email", to: "cx@example.com" },
    ]);
    expect((await api.call("GET", `/runs/${list.json.data[0].id}`)).json.channel.kind).toBe("slack");
    expect(list.text).not.toContain("abcdefsecret");
  });

  it("is tried in every channel", async () => {
    const bodies: string[] = [];
    const receiver = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        bodies.push(body);
        response.end("ok");
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    afterAll(() => receiver.close());
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const made = await create({
      channels: [
        { kind: "slack", url },
        { kind: "teams", url: "http://127.0.0.1:9/" },
      ],
    });
    const tried = await api.call("POST", `/automations/${made.json.id}/test`);
    expect(tried).toMatchObject({
      status: 200,
      json: {
        status: 200,
        channels: [
          { kind: "slack", ok: true },
          { kind: "teams", ok: false, error: "connection_refused" },
        ],
      },
    });
    expect(bodies[0]).toContain("[Test]");
    receiver.closeAllConnections();
  });
});
