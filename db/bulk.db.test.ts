import { expect, it } from "vitest";
import { columnsOf, insertRows, recordset } from "./bulk";
import { makeAutomation, makeWorkspace } from "./factories";
import { deliveries, mailForms, workspaces } from "./schema";
import { testDatabase } from "./testing";

const db = await testDatabase();
const client = db.$client;
const { automation } = await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });
const { id: automationId, workspaceId } = automation;

it("writes rows as the table reads them: bytes, moments, JSON, quotes, and the default of what is left out", async () => {
  const told = ['"', "\\", "é", "\u007f", "\n", "😀", "'; drop table runs; --", "{}"];
  const rows = told.map((detail, n) => ({
    ...{ id: `dlv_${n}`, workspaceId, automationId, mode: "live" as const, status: 200, detail, code: null },
    ...{
      receivedAt: new Date(n),
      contentType: "x",
      headers: { detail },
      query: null,
      notes: [detail],
      details: null,
    },
    body: Buffer.from([0, 34, 92, 255, n]),
  }));
  await insertRows(client, deliveries, rows);
  expect(await db.select().from(deliveries).orderBy(deliveries.id)).toEqual(
    rows.map((row) => ({ ...row, respondents: 0 })),
  );
});

it("says nothing of rows that are there already, where that is asked", async () => {
  const form = { id: "a", body: Buffer.from("first") };
  await insertRows(client, mailForms, [form]);
  await client`${insertRows(client, mailForms, [{ ...form, body: Buffer.from("second") }])} on conflict do nothing`;
  expect(await db.select().from(mailForms)).toEqual([form]);
});

it("keeps what stands side by side in a row apart, and a part that is null is null", async () => {
  const set = recordset({ one: columnsOf(workspaces, "createdAt"), more: { id: "int" } });
  const rows = [
    { one: { id: "a", name: "A" }, more: { id: 1 } },
    { one: null, more: { id: 2 } },
  ];
  const read = await client`select one_id, one_name, more_id from ${set.from(client, rows)}`;
  expect(read).toEqual([
    { one_id: "a", one_name: "A", more_id: 1 },
    { one_id: null, one_name: null, more_id: 2 },
  ]);
});
