import { sql } from "drizzle-orm";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Db } from "@/db";
import packageJson from "../package.json" with { type: "json" };
import { lastSweep } from "./engine";

type Metrics = ReturnType<typeof makeMetrics>;

// The server and the pages are bundled apart, and count in one place.
const shared = globalThis as { surveyhookMetrics?: Metrics; surveyhookFront?: Ask };

/** What waits to leave, and since when the oldest does. */
type Waiting = { count: number; oldestSince: Date | null };

/** Asks the process that answers the hooks for its counts, by outcome. */
type Ask = () => Promise<Record<string, number>>;

/** Since then at the most nothing has been heard of the engine. */
const startedAt = new Date(Date.now() - process.uptime() * 1000);

function metrics(): Metrics {
  shared.surveyhookMetrics ??= makeMetrics();
  return shared.surveyhookMetrics;
}

/** Counts a request to a hook by what came of it: the mode, or the problem code. */
export function countDelivery(outcome: string): void {
  metrics().deliveries.inc({ outcome });
}

/** What `countDelivery` has counted in this process, by outcome. */
export async function countedDeliveries(): Promise<Record<string, number>> {
  const { values } = await metrics().deliveries.get();
  return Object.fromEntries(values.map(({ labels, value }) => [String(labels.outcome), value]));
}

/** From now on requests to hooks are counted in another process; it is asked when the metrics are read. */
export function deliveriesAreCountedBy(ask: Ask): void {
  shared.surveyhookFront = ask;
}

/** Counts invitations and reminders by what came of them: sent, skipped, failed, cancelled, held, retried. */
export function countInvitations(outcome: string, number = 1): void {
  metrics().invitations.inc({ outcome }, number);
}

/** Counts posts of outgoing automations by what came of an attempt: sent, failed, retried, filtered, held. */
export function countPosts(outcome: string): void {
  metrics().posts.inc({ outcome });
}

/** Counts a try at the sign-in by what came of it: `in`, or why not. */
export function countSignIn(outcome: string): void {
  metrics().signIns.inc({ outcome });
}

/** Notes how many seconds the mail server or provider took for one hand-over, of one mail or a batch. */
export function observeSend(seconds: number): void {
  metrics().sends.observe(seconds);
}

/**
 * All metrics in the Prometheus text format.
 * @param waitingMail the mails that should have left and have not
 * @param waitingPosts the events that should have been posted and have not
 * @returns the text and its content type
 */
export async function renderMetrics(
  db: Db,
  waitingMail: Waiting,
  waitingPosts: Waiting,
  now: Date,
): Promise<{ text: string; contentType: string }> {
  const { registry, oldest, sweepAge, deliveries, mailWaiting, mailOldest, postsWaiting, postsOldest } =
    metrics();
  const { erasures, erasuresOldest } = metrics();
  const counts = await shared.surveyhookFront?.();
  if (counts) {
    deliveries.reset();
    for (const [outcome, count] of Object.entries(counts)) deliveries.inc({ outcome }, count);
  }
  const [row] = await db.execute(sql`
    select coalesce(extract(epoch from ${now.toISOString()}::timestamptz - min(due_at)), 0)::float8 as seconds
    from invitations where due_at <= ${now.toISOString()}::timestamptz`);
  const [begun] = await db.execute<{ count: number; seconds: number }>(sql`
    select count(*)::int as count, coalesce(extract(epoch from ${now.toISOString()}::timestamptz - min(began_at)), 0)::float8 as seconds
    from erasures`);
  erasures.set(begun!.count);
  erasuresOldest.set(Math.max(0, begun!.seconds));
  oldest.set(Number(row?.seconds ?? 0));
  const swept = (await lastSweep(db)) ?? startedAt;
  sweepAge.set(Math.max(0, (now.getTime() - swept.getTime()) / 1000));
  const ageOf = ({ oldestSince }: Waiting) =>
    oldestSince ? Math.max(0, (now.getTime() - oldestSince.getTime()) / 1000) : 0;
  mailWaiting.set(waitingMail.count);
  mailOldest.set(ageOf(waitingMail));
  postsWaiting.set(waitingPosts.count);
  postsOldest.set(ageOf(waitingPosts));
  return { text: await registry.metrics(), contentType: registry.contentType };
}

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const info = new Gauge({
    name: "surveyhook_build_info",
    help: "Always 1; the labels tell what is running.",
    labelNames: ["version", "node"],
    registers,
  });
  info.set({ version: packageJson.version, node: process.version }, 1);
  return {
    registry,
    deliveries: new Counter({
      name: "surveyhook_deliveries_total",
      help: "Requests to hooks, by outcome.",
      labelNames: ["outcome"],
      registers,
    }),
    invitations: new Counter({
      name: "surveyhook_invitations_total",
      help: "Invitations and reminders, by outcome.",
      labelNames: ["outcome"],
      registers,
    }),
    posts: new Counter({
      name: "surveyhook_outgoing_total",
      help: "Posts of outgoing automations, by outcome: sent, failed, retried, filtered, held.",
      labelNames: ["outcome"],
      registers,
    }),
    signIns: new Counter({
      name: "surveyhook_sign_ins_total",
      help: "Tries to sign in, by outcome: in, credentials, throttled, overloaded, workspace.",
      labelNames: ["outcome"],
      registers,
    }),
    sends: new Histogram({
      name: "surveyhook_send_duration_seconds",
      help: "Time the mail server or provider took for one hand-over.",
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    oldest: new Gauge({
      name: "surveyhook_queue_oldest_seconds",
      help: "How long the oldest due invitation has been waiting.",
      registers,
    }),
    sweepAge: new Gauge({
      name: "surveyhook_engine_sweep_age_seconds",
      help: "Time since the engine last called the sweep, which it does every minute; above 180 nothing drives the app.",
      registers,
    }),
    mailWaiting: new Gauge({
      name: "surveyhook_mail_waiting",
      help: "Invitations and reminders that should have left and have not.",
      registers,
    }),
    postsWaiting: new Gauge({
      name: "surveyhook_outgoing_waiting",
      help: "Events that wait to be posted or are tried again.",
      registers,
    }),
    postsOldest: new Gauge({
      name: "surveyhook_outgoing_waiting_oldest_seconds",
      help: "How long the oldest event has been waiting to be posted, over all tries.",
      registers,
    }),
    erasures: new Gauge({
      name: "surveyhook_erasures_searching",
      help: "Erasures for which stored requests are still being searched.",
      registers,
    }),
    erasuresOldest: new Gauge({
      name: "surveyhook_erasures_searching_oldest_seconds",
      help: "How long ago the oldest of them began.",
      registers,
    }),
    mailOldest: new Gauge({
      name: "surveyhook_mail_waiting_oldest_seconds",
      help: "How long ago the oldest of them should have left, over all tries.",
      registers,
    }),
  };
}
