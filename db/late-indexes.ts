import type { Db } from "./index";
import { locks } from "./locks";

/**
 * Indexes that came after tables had grown large, each with the one in whose place it comes. A migration would lock its
 * table for as long as the building takes. Which query needs which index stands in docs/performance.md.
 */
const lateIndexes = [
  { name: "runs_status", on: "runs (automation_id, status, id)", replaces: "runs_attention" },
  {
    name: "runs_cause",
    on: "runs (automation_id, run_cause(status, errors, failure), id) where status in ('failed', 'rejected')",
  },
  {
    name: "runs_address",
    on: "runs (workspace_id, lower(email) text_pattern_ops)",
    replaces: "runs_workspace_email",
  },
  {
    name: "respondents_address",
    on: "respondents (workspace_id, lower(email) text_pattern_ops)",
    replaces: "respondents_workspace_email",
  },
  {
    name: "invitations_waiting",
    on: "invitations (automation_id, due_at, id) where status = 'scheduled' and reminder = 0",
  },
  {
    name: "invitations_again",
    on: "invitations (due_at) where due_at is not null and batch_id is not null",
  },
  {
    name: "deliveries_unreadable",
    on: "deliveries (automation_id, id) where mode = 'live' and respondents = 0 and code is not null",
  },
  { name: "responses_follow_up", on: "responses (workspace_id, follow_up, id) where follow_up is not null" },
  { name: "responses_completed", on: "responses (survey_id, completed_at, id)" },
  { name: "dedupe_values_run", on: "dedupe_values (run_id)" },
];

/** Building on less takes less than a blink. */
const smallBytes = 32 * 1024 * 1024;

/**
 * Builds the late indexes that are missing.
 * @param which `small`: at once, on tables so small that nobody notices; `all`: one after the other without locking out
 * who writes, which may take minutes. Of several processes one builds. Safe to repeat and to interrupt.
 */
export async function buildLateIndexes(db: Db, which: "small" | "all"): Promise<void> {
  const connection = await db.$client.reserve();
  try {
    const [lock] = await connection`select pg_try_advisory_lock(${locks.lateIndexes}) as mine`;
    if (!lock?.mine) return;
    const rows = await connection<{ name: string; valid: boolean }[]>`
      select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = current_schema()::regnamespace`;
    const there = new Map(rows.map(({ name, valid }) => [name, valid]));
    for (const { name, on, replaces } of lateIndexes) {
      if (there.get(name) && !(replaces && there.has(replaces))) continue;
      const [table] = on.split(" ");
      const [size] = await connection`select pg_table_size(${table!}::regclass) < ${smallBytes} as small`;
      if (which === "small" && !size!.small) continue;
      const how = size!.small ? "" : "concurrently";
      if (there.get(name) === false) await connection.unsafe(`drop index ${how} ${name}`);
      if (!there.get(name)) await connection.unsafe(`create index ${how} ${name} on ${on}`);
      if (replaces) await connection.unsafe(`drop index ${how} if exists ${replaces}`);
    }
  } finally {
    await connection`select pg_advisory_unlock(${locks.lateIndexes})`.catch(() => {});
    connection.release();
  }
}
