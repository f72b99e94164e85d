import { refuse } from "@/app/api/v1/handler";
import type { Db } from "@/db";
import { wakePosts } from "@/inngest/wake";
import { withDeadline } from "@/lib/deadline";
import { AppError } from "@/lib/errors";
import { readWebBody } from "@/lib/http/read-web-body";
import { newId } from "@/lib/ids";
import { recordProviderEvent } from "@/lib/invitation/provider-events";
import { readResendEvent } from "@/lib/mail/resend/event";
import { verifySignature } from "@/lib/sender/scheme";
import { standardScheme } from "@/lib/sender/senders/standard-webhooks";

const bodyBytes = 256 * 1024;

/** Takes one of Resend's events, signed after Standard Webhooks under `webhook-*` or `svix-*` headers. */
export async function takeResendEvent(
  db: Db,
  request: Request,
  secret: string | undefined,
  now: Date,
): Promise<Response> {
  try {
    const id = await record(db, request, secret, now);
    return Response.json({ received: id }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refuse(error, "takeResendEvent", newId("request"));
  }
}

async function record(db: Db, request: Request, secret: string | undefined, now: Date): Promise<string> {
  if (!secret) throw new AppError("invalid_signature", "No secret is set to check the signature with.");
  const body = await readWebBody(request, bodyBytes);
  if (body === null) throw new AppError("body_too_large", "An event has at most 256 KiB.");
  const headers = Object.fromEntries(request.headers);
  const id = headers["webhook-id"] ?? headers["svix-id"];
  const verified = verifySignature(standardScheme, [secret], { method: "POST", url: "", headers, body }, now);
  if (!verified.ok || !id) {
    const stale = !verified.ok && verified.error === "stale_timestamp";
    const detail = stale ? "The timestamp is more than five minutes off." : "The signature does not fit.";
    throw new AppError(stale ? "stale_timestamp" : "invalid_signature", detail);
  }
  const event = readResendEvent(id, parsed(body), now);
  if (event === undefined) throw new AppError("invalid_json", "The body is no event.");
  const recorded = event && (await withDeadline(recordProviderEvent(db, event, now)));
  if (recorded && recorded.posts > 0) await wakePosts();
  return id;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
