import { createHash, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { database } from "@/db";
import { withDeadline, workMilliseconds } from "@/lib/deadline";

export type EngineEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };
type SentEvent = Omit<EngineEvent, "id"> & { id?: string };

/**
 * The Inngest client's `fetch` under the embedded engine: takes what the SDK posts to `/e/<key>` and queues it.
 * An event waits for its `ts`, counted by our clock, for the database's may differ; one whose id is waiting already is not queued twice.
 * @throws Error for any other address: nothing may go out over HTTP
 */
export const sendToEmbeddedEngine: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!url.pathname.startsWith("/e/")) {
    throw new Error(`The embedded engine answers only events, not ${url.pathname}`);
  }
  const sent = JSON.parse(String(init?.body)) as SentEvent[];
  const seed = new Headers(init?.headers).get("x-inngest-event-id-seed") ?? randomUUID();
  const events = sent.map((event, index): EngineEvent => {
    const { name, data, ts } = event;
    return { id: event.id || `${index}:${digest(seed)}`, name, data, ts };
  });
  await withDeadline(queueEvents(events), workMilliseconds);
  return Response.json({ ids: events.map((event) => event.id), status: 200 });
};

/** The SDK sends the same seed again when it repeats a request, so that the repeat makes no second event. */
const digest = (seed: string) => createHash("sha256").update(seed).digest("base64url");

async function queueEvents(events: EngineEvent[]): Promise<void> {
  const queued = events.map((event) => ({ event, wait: Math.max(0, event.ts - Date.now()) }));
  await database().execute(sql`
    select graphile_worker.add_job(
      'event', event::json, job_key := 'event:' || (event ->> 'id'), job_key_mode := 'unsafe_dedupe',
      run_at := now() + wait * interval '1 ms')
    from jsonb_to_recordset(${JSON.stringify(queued)}::text::jsonb) as x(event jsonb, wait float8)`);
}
