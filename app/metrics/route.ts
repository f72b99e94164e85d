import { database } from "@/db";
import { authenticateToken } from "@/lib/auth/token";
import { problemOf } from "@/lib/errors";
import { waitingMail } from "@/lib/invitation/waiting";
import { renderMetrics } from "@/lib/metrics";
import { allWaitingPosts } from "@/lib/outgoing/waiting";

export const dynamic = "force-dynamic";

/** Prometheus text, for the holder of a management token. */
export async function GET(request: Request): Promise<Response> {
  try {
    const now = new Date();
    await authenticateToken(database(), request.headers.get("authorization"), now);
    const waiting = await waitingMail(database(), {}, now, { untried: true });
    const posts = await allWaitingPosts(database());
    const { text, contentType } = await renderMetrics(database(), waiting, posts, now);
    return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
  } catch (error) {
    const { status, headers, body } = problemOf(error);
    return new Response(JSON.stringify(body), { status, headers });
  }
}
