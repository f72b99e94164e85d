import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { PendingCall, StepMemo } from "@/db/schema";
import type { Fault } from "../fault";
import { discovery } from "./advance";
import type { EngineEvent } from "./send";

export type EngineRun = {
  id: string;
  functionId: string;
  event: EngineEvent;
  steps: StepMemo[];
  pending: PendingCall[];
};

/** The columns of an EngineRun. */
const columns = `id, function_id as "functionId", event, steps, pending`;

/** A job of the run with the given id and function; a job that is being worked on is replaced, not repeated. */
const addRunJob = (id: string, functionId: string, runAt: string) => `
  graphile_worker.add_job('run', json_build_object('id', ${id}, 'functionId', ${functionId}),
    run_at := ${runAt}, job_key := ${id}, flags := array[${functionId}])`;

/**
 * Starts a run of each function for an event, once in 24 hours for the same event id.
 * An event without data says no more than "look": a run of the same function that has not begun stands for it.
 */
export async function startRuns(pool: Pool, event: EngineEvent, functionIds: string[]): Promise<void> {
  const stateless = Object.keys(event.data).length === 0;
  for (const functionId of functionIds) {
    await pool.query(
      `with started as (
         insert into engine_runs as runs (id, function_id, event_id, event, steps, pending, status, created_at)
         select $1, $2, $3, $4, '[]', $5, 'queued', now()
         where not ($6 and exists (
           select from engine_runs where function_id = $2 and status = 'queued' and event ->> 'name' = $7))
         on conflict (function_id, event_id) do update
           set id = excluded.id, event = excluded.event, steps = '[]', pending = excluded.pending,
               status = 'queued', error = null, created_at = now(), ended_at = null
           where runs.ended_at is not null and runs.created_at < now() - interval '24 hours'
         returning runs.id, runs.function_id)
       select ${addRunJob("started.id", "started.function_id", "now()")} from started`,
      [
        randomUUID(),
        functionId,
        event.id,
        JSON.stringify(event),
        JSON.stringify([discovery(Date.now())]),
        stateless,
        event.name,
      ],
    );
  }
}

/**
 * Takes up a run that has not ended.
 * It is committed as running before its first call, so that whoever still sees it queued knows it has not looked yet.
 */
export async function takeUpRun(pool: Pool, id: string): Promise<EngineRun | undefined> {
  const { rows } = await pool.query<EngineRun>(
    `update engine_runs set status = 'running' where id = $1 and ended_at is null returning ${columns}`,
    [id],
  );
  return rows[0];
}

/** Remembers what has finished and what comes next. */
export async function saveRun(
  pool: Pool,
  id: string,
  steps: StepMemo[],
  pending: PendingCall[],
): Promise<void> {
  await pool.query("update engine_runs set steps = steps || $2::jsonb, pending = $3::jsonb where id = $1", [
    id,
    JSON.stringify(steps),
    JSON.stringify(pending),
  ]);
}

/** Gives a run back to the queue until the given time by our clock; the database's, which the queue goes by, may differ. */
export async function queueRun(pool: Pool, id: string, functionId: string, at: number): Promise<void> {
  await pool.query(`select ${addRunJob("$1::text", "$2::text", "now() + $3::float8 * interval '1 ms'")}`, [
    id,
    functionId,
    Math.max(0, at - Date.now()),
  ]);
}

/** Ends a run: well, or with the fault that failed it. */
export async function endRun(pool: Pool, id: string, steps: StepMemo[], fault: Fault | null): Promise<void> {
  await pool.query(
    `update engine_runs set steps = steps || $2::jsonb, pending = '[]', status = $3, error = $4, ended_at = now()
     where id = $1`,
    [id, JSON.stringify(steps), fault ? "failed" : "completed", fault && `${fault.name}: ${fault.message}`],
  );
}
