import { randomUUID } from "node:crypto";
import { database } from "@/db";
import { withDeadline, workMilliseconds } from "@/lib/deadline";

/** What a process is told of an event: it is due after so many milliseconds, which no clock has to be right for. */
export type Told = { id: string; name: string; wait: number };

type SentEvent = { id?: string; name: string; data: Record<string, unknown>; ts: number };

/** The channel of NOTIFY on which the processes of a database tell each other of events. */
export const channel = "surveyhook_events";

/**
 * The Inngest client's `fetch` under the embedded engine: takes what the SDK posts to `/e/<key>` and tells every process.
 * @throws Error for any other address, for nothing may go out over HTTP; and for an event that carries data, which a crash
 * would lose: what is to be done stands in the tables
 */
export const sendToEmbeddedEngine: typeof fetch = async (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  if (!pathname.startsWith("/e/"))
    throw new Error(`The embedded engine answers only events, not ${pathname}`);
  const events = (JSON.parse(String(init?.body)) as SentEvent[]).map(({ id, name, data, ts }): Told => {
    if (Object.keys(data).length > 0)
      throw new Error(`The embedded engine keeps no data, and ${name} has some`);
    return { id: id || randomUUID(), name, wait: Math.max(0, ts - Date.now()) };
  });
  const payloads = events.map((event) => JSON.stringify(event));
  const { $client } = database();
  const told = $client`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`;
  await withDeadline(told, workMilliseconds);
  return Response.json({ ids: events.map(({ id }) => id), status: 200 });
};
