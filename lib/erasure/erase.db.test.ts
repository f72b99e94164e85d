import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  dedupeValues,
  deliveries,
  invitations,
  respondents,
  responses,
  runs,
  suppressions,
} from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../ids";
import { suppress } from "../suppression/mutations";
import { isSuppressed } from "../suppression/queries";
import { eraseRespondent } from "./erase";
import { makeTraces } from "./testing";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");

const one = async <T>(rows: Promise<T[]>) => (await rows)[0];

describe("erasing a person", () => {
  test("takes them out of every row, payload, answer and mail, and says how much it was", async () => {
    const made = await makeTraces(db);
    const workspaceId = made.workspace.id;
    expect(await eraseRespondent(db, workspaceId, " elin@EXAMPLE.com ", now)).toEqual({
      respondents: 1,
      responses: 1,
      runs: 3,
      invitations: 1,
      deliveries: 2,
      mails: 2,
      searching: null,
    });
    expect(await db.select().from(respondents).where(eq(respondents.id, made.elin.id))).toEqual([]);
    expect(await db.select().from(responses).where(eq(responses.respondentId, made.elin.id))).toEqual([]);
    expect(await db.select().from(invitations).where(eq(invitations.id, made.ofElin.invitation.id))).toEqual(
      [],
    );
    const alone = await one(db.select().from(deliveries).where(eq(deliveries.id, made.ofElin.delivery.id)));
    expect(alone?.body).toBeNull();
    const shared = await one(db.select().from(deliveries).where(eq(deliveries.id, made.shared.id)));
    expect(JSON.parse(shared!.body!.toString())).toEqual([
      { EmailAddress: "bo@example.com" },
      null,
      null,
      { EmailAddress: "cy@example.com", friend: null },
    ]);
    const everything = await db.$client`
      select (select coalesce(string_agg(to_jsonb(r)::text, ''), '') from runs r)
        || (select coalesce(string_agg(to_jsonb(e)::text, ''), '') from run_events e)
        || (select coalesce(string_agg(answer, ''), '') from idempotency_keys)
        || (select coalesce(string_agg(to_jsonb(m)::text, ''), '') from captured_mails m where "to" not like 'melin%') as text`;
    expect(everything[0]!.text).not.toMatch(/(?<!m)elin/i);
    expect(
      await db.select().from(dedupeValues).where(eq(dedupeValues.automationId, made.automation.id)),
    ).toEqual([]);
  });

  test("keeps their runs for the counts, and cancels those that wait", async () => {
    const made = await makeTraces(db);
    await eraseRespondent(db, made.workspace.id, "elin@example.com", now);
    const row = (id: string) => one(db.select().from(runs).where(eq(runs.id, id)));
    expect(await row(made.ofElin.run.id)).toMatchObject({ status: "sent", email: null, mapped: null });
    expect(await row(made.rejected!.id)).toMatchObject({
      status: "rejected",
      errors: null,
      failure: { kind: "sender", code: "invalid_data", at: expect.any(String) },
    });
    expect(await row(made.waiting!.id)).toMatchObject({ status: "cancelled", reason: "erased" });
  });

  test("leaves everybody else, and other workspaces, as they were", async () => {
    const made = await makeTraces(db);
    const other = await makeTraces(db);
    await eraseRespondent(db, made.workspace.id, "elin@example.com", now);
    expect(await one(db.select().from(respondents).where(eq(respondents.id, other.elin.id)))).toBeDefined();
    const untouched = await one(db.select().from(deliveries).where(eq(deliveries.id, other.shared.id)));
    expect(untouched?.body).toEqual(other.shared.body);
    expect(await one(db.select().from(respondents).where(eq(respondents.id, made.bo.id)))).toBeDefined();
    const bos = await one(db.select().from(runs).where(eq(runs.id, made.ofBo.run.id)));
    expect(bos?.mapped).toEqual(made.ofBo.run.mapped);
    expect((await one(db.select().from(runs).where(eq(runs.id, made.filtered!.id))))?.status).toBe(
      "filtered",
    );
  });

  test("keeps a suppression by its digest alone", async () => {
    const { workspace } = await makeTraces(db);
    await suppress(db, workspace.id, "elin@example.com", "unsubscribed", { note: "by Elin" }, now);
    await eraseRespondent(db, workspace.id, "elin@example.com", now);
    const row = await one(db.select().from(suppressions).where(eq(suppressions.workspaceId, workspace.id)));
    expect(row).toMatchObject({ email: null, note: null, reason: "unsubscribed" });
    expect(await isSuppressed(db, workspace.id, "Elin@example.com", null)).toBe("unsubscribed");
  });

  test("finds requests that never became a run, in any spelling", async () => {
    const { workspace, ofBo } = await makeTraces(db);
    for (const [body, contentType] of [
      ["e=ELIN%40example.com&x", "application/x-www-form-urlencoded"],
      ['{"EmailAddress":"elin@example.com"', "application/json"],
    ] as const) {
      const id = newId("delivery");
      await db
        .insert(deliveries)
        .values({ ...ofBo.delivery, id, contentType, body: Buffer.from(body), status: 400 });
      await eraseRespondent(db, workspace.id, "elin@example.com", now);
      expect((await one(db.select().from(deliveries).where(eq(deliveries.id, id))))?.body).toBeNull();
    }
  });

  test("is safe to repeat, and to ask for a stranger", async () => {
    const { workspace } = await makeTraces(db);
    const zeros = {
      respondents: 0,
      responses: 0,
      runs: 0,
      invitations: 0,
      deliveries: 0,
      mails: 0,
      searching: null,
    };
    expect(await eraseRespondent(db, workspace.id, "nobody@example.com", now)).toEqual(zeros);
    await eraseRespondent(db, workspace.id, "elin@example.com", now);
    expect(await eraseRespondent(db, workspace.id, "elin@example.com", now)).toEqual(zeros);
  });
});
