import { headerText } from "../address";
import type { SendOutcome } from "../mail";
import type { ResendAnswer } from "./outcome";

/**
 * What hangs holds up what waits behind it. Ten seconds lose nothing: the repeat goes under the same idempotency key, and
 * Resend knows the call whether it had taken it or is still at it.
 */
const patienceMilliseconds = 10_000;

/** A call that went through, an error that Resend answered, or no answer at all. */
export type ResendReply =
  | { kind: "ok"; body: unknown }
  | { kind: "error"; answer: ResendAnswer }
  | { kind: "lost"; outcome: SendOutcome };

/**
 * One call of Resend's HTTP API, within ten seconds. The SDK is not used: it hides the HTTP status of an error.
 * @param idempotencyKey remembered by Resend for 24 hours
 */
export async function callResend(
  target: { key: string; baseUrl: string; patienceMs?: number | undefined },
  path: string,
  request: { method: "GET" } | { method: "POST"; body: unknown; headers: Record<string, string> },
): Promise<ResendReply> {
  try {
    const response = await fetch(`${target.baseUrl.replace(/\/+$/, "")}${path}`, {
      method: request.method,
      redirect: "error",
      signal: AbortSignal.timeout(target.patienceMs ?? patienceMilliseconds),
      headers: {
        authorization: `Bearer ${target.key}`,
        "user-agent": "surveyhook",
        ...(request.method === "POST" ? { "content-type": "application/json", ...request.headers } : {}),
      },
      ...(request.method === "POST" ? { body: JSON.stringify(request.body) } : {}),
    });
    const body = parsed(await response.text());
    if (response.ok) return { kind: "ok", body };
    const { name = "", message = "" } = (body ?? {}) as { name?: unknown; message?: unknown };
    const retryAfterMs = waitOf(response.headers);
    return {
      kind: "error",
      answer: {
        status: response.status,
        name: String(name),
        message: String(message),
        ...(retryAfterMs === null ? {} : { retryAfterMs }),
      },
    };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { message?: string } };
    const what = name === "TimeoutError" ? "" : (cause?.message ?? message);
    return {
      kind: "lost",
      outcome: { status: "failed", code: "mail_unreachable", message: headerText(what) },
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3), else the draft's ratelimit-reset; in milliseconds. */
function waitOf(headers: Headers): number | null {
  const given = headers.get("retry-after") ?? headers.get("ratelimit-reset");
  if (given === null) return null;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(given) ? Number(given) : null;
  const until = seconds === null ? Date.parse(given) - Date.parse(headers.get("date") ?? "") : seconds * 1000;
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil(until));
}
