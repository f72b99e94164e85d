import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { mailPart } from "@/lib/invitation/mail-part";
import { readiness } from "@/lib/readiness";

export const dynamic = "force-dynamic";

/**
 * Database, engine and mailer. 503 only where requests cannot be taken: a balancer must not turn senders away because
 * mail waits.
 */
export async function GET(): Promise<Response> {
  const db = database();
  const now = systemClock();
  const { status, parts } = await readiness(db, () => mailPart(db, now), now);
  return Response.json(
    { status: status === "away" ? "not_ready" : status, ...parts },
    { status: status === "away" ? 503 : 200, headers: { "cache-control": "no-store" } },
  );
}
