import type { Db } from "@/db";

/** The sweep is called every minute: without a call for so long nothing drives us. */
const silenceMilliseconds = 180_000;

/** Why an Inngest server does not drive us, as far as this process can tell. */
export type EngineCause = "unreachable" | "event_key" | "signing_key" | "not_registered";

/** An engine that does not drive us: since when nothing was heard of it, and why. */
export type EngineTrouble = { since: Date; cause: EngineCause };

/** What this process has seen of the Inngest server. */
type Seen = {
  since: Date;
  address: string;
  events: "taken" | "unreachable" | "event_key";
  callRefusedAt?: Date;
};

// The server and the pages are bundled apart, and see it in one place.
const shared = globalThis as { surveyhookInngest?: Seen };

/** From now on an Inngest server is to drive this process, by calls to the given address. */
export function expectInngestServer(address: string, now: Date): void {
  shared.surveyhookInngest = { since: now, address, events: "taken" };
}

/** Notes how the last event fared that was sent to the Inngest server. */
export function noteEvents(events: Seen["events"]): void {
  if (shared.surveyhookInngest) shared.surveyhookInngest.events = events;
}

/** Notes that a call of the functions was signed with another key than ours. */
export function noteRefusedCall(now: Date): void {
  if (shared.surveyhookInngest) shared.surveyhookInngest.callRefusedAt = now;
}

/** Notes that the engine has called the sweep. All processes of the database see it. */
export async function noteSweep(db: Db, now: Date): Promise<void> {
  const at = now.toISOString();
  await db.$client`insert into engine_state (swept_at) values (${at})
    on conflict (id) do update set swept_at = excluded.swept_at`;
}

/** When the engine last called the sweep of any process; null before the first time. */
export async function lastSweep(db: Db): Promise<Date | null> {
  const [row] = await db.$client<{ swept_at: string | null }[]>`select swept_at from engine_state`;
  return row?.swept_at ? new Date(row.swept_at) : null;
}

/**
 * Notes the address under which the Inngest server was told to call.
 * @returns the former one; null where there was none
 */
export async function noteAddress(db: Db, address: string): Promise<string | null> {
  const [row] = await db.$client<{ former: string | null }[]>`
    with former as (select address from engine_state)
    insert into engine_state (address) values (${address})
    on conflict (id) do update set address = excluded.address
    returning (select address from former) as former`;
  return row?.former ?? null;
}

/** The address under which an Inngest server was last told to call, by whatever process; null where none was. */
export async function registeredAddress(db: Db): Promise<string | null> {
  const [row] = await db.$client<{ address: string | null }[]>`select address from engine_state`;
  return row?.address ?? null;
}

/**
 * Does the Inngest server of this process drive us?
 * @returns null where it does, where it was given no time to yet, and where the embedded engine works
 */
export async function engineTrouble(db: Db, now: Date): Promise<EngineTrouble | null> {
  const seen = shared.surveyhookInngest;
  if (!seen) return null;
  const swept = await lastSweep(db);
  // One in the future was noted while a clock was ahead.
  const since = swept && swept > seen.since && swept <= now ? swept : seen.since;
  if (now.getTime() - since.getTime() < silenceMilliseconds) return null;
  return { since, cause: causeOf(seen, since) };
}

function causeOf({ events, callRefusedAt }: Seen, since: Date): EngineCause {
  if (callRefusedAt && callRefusedAt > since) return "signing_key";
  return events === "taken" ? "not_registered" : events;
}

/** Says in a sentence why the Inngest server does not drive us, and what to do. */
export function engineRemedy(cause: EngineCause): string {
  const address = shared.surveyhookInngest?.address;
  return {
    unreachable: "The Inngest server cannot be reached: see INNGEST_BASE_URL",
    event_key: "The Inngest server refuses our events: INNGEST_EVENT_KEY is none of its event keys",
    signing_key: "Calls come that are signed with another key: INNGEST_SIGNING_KEY is not the server's",
    not_registered: `The Inngest server does not call this app: register it, with curl -X PUT ${address}`,
  }[cause];
}

/** How our events fare with the Inngest server, where that is not well: mail then leaves up to a minute later. */
export function eventTrouble(): EngineCause | null {
  const events = shared.surveyhookInngest?.events ?? "taken";
  return events === "taken" ? null : events;
}
