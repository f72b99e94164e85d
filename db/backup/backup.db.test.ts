import { Readable, Writable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { makeAutomation, makeUser, makeWorkspace } from "../factories";
import type { Db } from "../index";
import { capturedMails, deliveries } from "../schema";
import { testDatabase } from "../testing";
import { restoreBackup } from "./restore";
import { listTables } from "./tables";
import { writeBackup } from "./write";

const db = await testDatabase();
const empty = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");
const nasty = "tab\t newline\n backslash \\ dot \\. quote ' é \u{1f333} null \\N";

async function backup(files: Record<string, string> = {}): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const target = new Writable({
    write(chunk, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await writeBackup(db.$client, files, target, now);
  return Buffer.concat(chunks);
}

async function contents(from: Db): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const { name } of await listTables(from.$client)) {
    // Versions are raised by triggers while rows come in, to no effect.
    all[name] = await from.$client`
      select (to_jsonb(t) - 'version')::text as row from ${from.$client(name)} t order by 1`;
  }
  return all;
}

describe("backup and restore", () => {
  test("bring every row back as it was, and the secrets", async () => {
    const workspace = await makeWorkspace(db, { name: nasty });
    await makeUser(db, workspace.id);
    const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
    await db.insert(deliveries).values({
      id: "dlv_1",
      workspaceId: workspace.id,
      automationId: automation.id,
      mode: "live",
      receivedAt: now,
      status: 200,
      headers: { "user-agent": nasty },
      body: Buffer.from([0, 10, 13, 92, 46, 255]),
      notes: [],
    });
    await db.insert(capturedMails).values({
      ...{ id: "mal_1", to: "a@example.com", from: "b@example.com", subject: nasty, headers: {} },
      ...{ text: nasty.repeat(20_000), html: "", createdAt: now },
    });

    const file = await backup({ "auth-secret": "s3cret" });
    const restored = await restoreBackup(empty, Readable.from([file]));

    expect(restored.files).toEqual({ "auth-secret": "s3cret" });
    expect(await contents(empty)).toEqual(await contents(db));
  });

  test("refuse an installation that is in use", async () => {
    await expect(restoreBackup(empty, Readable.from([await backup()]))).rejects.toThrow(/not empty/);
  });

  test("refuse a file that was cut off or changed, and leave nothing behind", async () => {
    const other = await testDatabase();
    const file = await backup();
    const changed = Buffer.from(file);
    changed[file.length >> 1]! ^= 1;
    const unfit = gzipSync(gunzipSync(file).toString().replace('\n{"id"', '\n["id"'));
    for (const bad of [file.subarray(0, -100), changed, unfit, Buffer.from("hello\n")]) {
      await expect(restoreBackup(other, Readable.from([bad]))).rejects.toThrow(/damaged/);
    }
    for (const rows of Object.values(await contents(other))) expect(rows).toEqual([]);
  });
});
