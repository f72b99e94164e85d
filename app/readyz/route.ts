import { database } from "@/db";
import { mailer } from "@/lib/mail/mailer";
import { readiness } from "@/lib/readiness";

export const dynamic = "force-dynamic";

/** Database, engine and mailer: 200 when all are ready, else 503. */
export async function GET(): Promise<Response> {
  const { ready, parts } = await readiness(database(), async () => mailer().check(), new Date());
  return Response.json(
    { status: ready ? "ready" : "not_ready", ...parts },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
