import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, expect, it } from "vitest";
import { buildLateIndexes } from "@/db/late-indexes";
import { migrate, migrationsFolder } from "@/db/migrate";
import * as schema from "@/db/schema";
import { emptyDatabase, testDatabase } from "@/db/testing";
import { tallyAnswers } from "./answers";
import { countFirst, foldTallies, wrongTallies } from "./fold";
import { ever, sumsOf, tallyUp } from "./read";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-upgrade-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A database as the version before a migration leaves it. */
async function databaseBefore(name: string) {
  const db = await emptyDatabase();
  cpSync(migrationsFolder, folder, { recursive: true });
  const file = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8"));
  const tags: string[] = journal.entries.map(({ tag }: { tag: string }) => tag);
  const entries = journal.entries.slice(
    0,
    tags.findIndex((tag) => tag.endsWith(name)),
  );
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  await migrate(db, folder);
  return db;
}

it("counts what an older version has left, while requests go on, and is right all the time", async () => {
  const db = await databaseBefore("_tallies");
  await db.$client.unsafe(`
    insert into workspaces (id, name, created_at) values ('wsp_1', 'W', now());
    insert into surveys (id, workspace_id, title, languages, variables, questions, created_at, updated_at) values ('srv_1', 'wsp_1', 'S', '[]', '[]', '[]', now(), now());
    insert into automations (id, workspace_id, name, status, fields, mapping, created_at, updated_at)
      select 'aut_' || n, 'wsp_1', 'A', 'enabled', '[]', '{}', now(), now() from generate_series(1, 3) n`);
  const add = (from: number, to: number) =>
    db.$client.unsafe(`
      insert into deliveries (id, workspace_id, automation_id, mode, received_at, status, headers, notes)
        select 'dlv_' || n, 'wsp_1', 'aut_' || 1 + n % 2, 'live', now(), 200, '{}', '[]' from generate_series(${from}, ${to}) n;
      insert into respondents (id, workspace_id, survey_id, email, language, variables, token, answered_at, created_at)
        select 'rsp_' || n, 'wsp_1', 'srv_1', 'p' || n || '@example.com', 'en', '{}', 'token' || n, case when n % 4 = 0 and n <= 600 then now() end, now()
        from generate_series(${from}, ${to}) n;
      insert into runs (id, workspace_id, automation_id, delivery_id, position, status, respondent_id, created_at, updated_at)
        select 'run_' || n, 'wsp_1', 'aut_' || 1 + n % 2, 'dlv_' || n, 0, case when n % 3 = 0 then 'filtered' else 'sent' end, 'rsp_' || n,
          now() - n * interval '1 hour', now() from generate_series(${from}, ${to}) n`);
  await add(1, 600);
  await migrate(db);
  const told = async () => {
    const sums = await sumsOf(db, ["aut_1", "aut_2", "aut_3", "srv_1"], { periods: ever });
    const { aut_1, aut_2, aut_3, srv_1 } = Object.fromEntries(sums);
    return [aut_1, aut_2, aut_3, srv_1];
  };
  const all = (sent: number, filtered: number) => ({ sent, filtered });
  expect(await told()).toMatchObject([all(200, 100), all(200, 100), {}, { respondents: 600 }]);
  await add(601, 660);
  await foldTallies(db, new Date());
  expect(await told()).toMatchObject([all(220, 110), all(220, 110), {}, { respondents: 660 }]);
  const [counted] = await Promise.all([countFirst(db, Number.POSITIVE_INFINITY), add(661, 720)]);
  expect(counted).toBe(true);
  expect(await told()).toMatchObject([
    { ...all(240, 120), answered: 100 },
    all(240, 120),
    {},
    { respondents: 720 },
  ]);
  await foldTallies(db, new Date());
  expect(await wrongTallies(db)).toBe(0);
}, 60_000);

it("counts answers and values of surveys whose people an older version has counted already", async () => {
  const db = await databaseBefore("_answer_tallies");
  await db.$client.unsafe(`
    insert into workspaces (id, name, created_at) values ('wsp_1', 'W', now());
    insert into surveys (id, workspace_id, title, languages, variables, questions, created_at, updated_at) values ('srv_1', 'wsp_1', 'S', '[]', '[{"name":"Plan","type":"list","options":["Free"]}]', '[{"key":"nps","type":"nps"}]', now(), now())`);
  const add = (from: number, to: number) =>
    db.$client.unsafe(`
      insert into respondents (id, workspace_id, survey_id, email, language, variables, token, created_at)
        select 'rsp_' || n, 'wsp_1', 'srv_1', 'p' || n || '@example.com', 'en', '{"Plan":"Free"}', 'token' || n, now() from generate_series(${from}, ${to}) n;
      insert into responses (id, workspace_id, survey_id, respondent_id, language, answers, completed_at)
        select 'rsp_' || n, 'wsp_1', 'srv_1', 'rsp_' || n, 'en', case when n % 2 = 0 then '{"nps":9}' else '{}' end::jsonb, now()
        from generate_series(${from}, ${to}) n`);
  await add(1, 100);
  await migrate(db);
  const told = async () => {
    const asked = { periods: ever, what: ["answer", "value"], cause: "*" };
    const tallies = await tallyUp(db, ["srv_1"], asked);
    const people = (await sumsOf(db, ["srv_1"], { periods: ever })).get("srv_1")!;
    return { ...Object.fromEntries(tallies.map(({ cause, count }) => [cause, count])), ...people };
  };
  const nines = async () => {
    const found = await tallyAnswers(db, "srv_1", { periods: ever, groups: ["v:Plan=Free"], keys: ["nps"] });
    return found?.find(({ value }) => value === "9")?.count ?? null;
  };
  expect(await nines()).toBeNull();
  expect(await told()).toEqual({ nps: 50, Plan: 100, respondents: 100, responses: 100 });
  const [counted] = await Promise.all([countFirst(db, Number.POSITIVE_INFINITY), add(101, 140)]);
  expect(counted).toBe(true);
  expect(await told()).toEqual({ nps: 70, Plan: 140, respondents: 140, responses: 140 });
  expect(await nines()).toBe(70);
  await foldTallies(db, new Date());
  expect(await told()).toEqual({ nps: 70, Plan: 140, respondents: 140, responses: 140 });
  expect(await wrongTallies(db)).toBe(0);
}, 60_000);

it("has every index that the tables are described with, and builds a missing or a broken one", async () => {
  const db = await testDatabase();
  const missing = async () => {
    const rows = await db.$client<{ name: string }[]>`
      select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisvalid`;
    const there = new Set(rows.map(({ name }) => name));
    const tables = Object.values(schema as Record<string, unknown>).filter((each) => each instanceof PgTable);
    const names = tables.flatMap((table) =>
      getTableConfig(table as PgTable).indexes.map(({ config }) => config.name!),
    );
    return names.filter((name) => !there.has(name));
  };
  expect(await missing()).toEqual([]);
  await db.$client`drop index runs_status`;
  await db.$client`update pg_index set indisvalid = false where indexrelid = 'runs_cause'::regclass`;
  expect(await missing()).toEqual(["runs_status", "runs_cause"]);
  await buildLateIndexes(db, "all");
  expect(await missing()).toEqual([]);
});
