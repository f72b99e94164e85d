import { hash } from "node:crypto";
import { AppError } from "@/lib/errors";
import { ok } from "@/lib/result";
import { eventIdOf } from "@/lib/sender/event-id";
import type { Identified, Read, Received, RequestKey } from "./context";
import { type HookAnswer, json, refuse, type Stage } from "./line";

const visible = /^[\x21-\x7e]{1,255}$/;

/** Where vendors put their own id of an event, which a retry repeats. */
const vendorHeaders = [
  "ce-id",
  "x-shopify-webhook-id",
  "x-wc-webhook-delivery-id",
  "x-github-delivery",
  "x-zendesk-webhook-invocation-id",
];

/** Finds what makes the request the same as an earlier one. */
export const identify: Stage<Received, Identified> = (at) =>
  ok({ ...at, requestKey: readRequestKey(at.request.headers) });

/** Where the request has no key yet, its sender's own id of the event: in another header, or in the body. */
export const identifyEvent: Stage<Read, Read> = (at) => {
  if (at.requestKey) return ok(at);
  const id = eventIdOf(at.hook.sender, at.request.headers, at.parsed.body);
  if (id === undefined) return ok(at);
  return ok({ ...at, requestKey: { key: id, sameBody: false }, kept: { ...at.kept, idempotencyKey: id } });
};

/** Lets one request with a key through at a time: another finds the first in hand. */
export function alone(stage: Stage<Read, HookAnswer>): Stage<Read, HookAnswer> {
  return async (at) => {
    const { deps, hook, requestKey } = at;
    if (!requestKey) return stage(at);
    const slot = `${hook.id} ${requestKey.key}`;
    if (deps.inFlight.has(slot)) return refuse(inProgress());
    deps.inFlight.add(slot);
    try {
      return await stage(at);
    } finally {
      deps.inFlight.delete(slot);
    }
  };
}

/** The first answer again, for the request that repeats it. */
export function repeated(
  earlier: { sameBody: boolean; status: number; answer: string },
  requestKey: RequestKey | null,
) {
  if (requestKey?.sameBody !== false && !earlier.sameBody) {
    return refuse(
      new AppError(
        "idempotency_key_reused",
        "This Idempotency-Key came before with another body. Use a new key for a new request.",
      ),
    );
  }
  const answer = json(earlier.status, earlier.answer, "replayed");
  answer.headers["idempotency-replayed"] = "true";
  return ok(answer);
}

function inProgress(): AppError {
  return new AppError(
    "idempotency_in_progress",
    "A request with this Idempotency-Key is still in hand. Send it again in a second.",
    { headers: { "retry-after": "1" } },
  );
}

/**
 * The request's key: Idempotency-Key, else the id of Standard Webhooks, else a vendor's own id of the event. A vendor
 * may send what it likes there, and build the body of a retry anew.
 * @throws AppError invalid_idempotency_key where one of the first two is not 1 to 255 visible ASCII characters
 */
function readRequestKey(headers: Record<string, string | undefined>): RequestKey | null {
  const key = headers["idempotency-key"] ?? headers["webhook-id"];
  if (key === undefined) {
    const svix = headers["svix-id"];
    if (svix && visible.test(svix)) return { key: svix, sameBody: true };
    const name = vendorHeaders.find((each) => headers[each]?.trim());
    return name ? { key: vendorKey(name, headers[name]!.trim()), sameBody: false } : null;
  }
  if (visible.test(key)) return { key, sameBody: true };
  throw new AppError(
    "invalid_idempotency_key",
    "An Idempotency-Key has 1 to 255 visible ASCII characters and no blanks.",
  );
}

/** With the header's name before it, so that no caller's own key is the same. */
function vendorKey(name: string, id: string): string {
  return `${name} ${visible.test(id) ? id : hash("sha256", id, "base64")}`;
}
