import { once } from "node:events";
import { connect, isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Resend } from "resend";
import { headerText } from "../address";
import type { SendOutcome } from "../mail";
import type { ResendAnswer } from "./outcome";

/**
 * What hangs holds up what waits behind it. Ten seconds lose nothing: the repeat goes under the same idempotency key, and
 * Resend knows the call whether it had taken it or is still at it.
 */
const timeoutMilliseconds = 10_000;

/** A call that went through, an error that Resend answered, or no answer at all. */
export type ResendReply<T> =
  | { kind: "ok"; body: T }
  | { kind: "error"; answer: ResendAnswer }
  | { kind: "lost"; outcome: SendOutcome };

/** What the SDK makes of an answer: `headers` is null where there was none. */
type SdkAnswer<T> = {
  data: T | null;
  error: { statusCode: number | null; name: string; message: string } | null;
  headers: Record<string, string> | null;
};

/** Beside what the SDK asks for, all of it goes to `fetch`. */
type FetchOptions = { signal: AbortSignal; redirect: "error" };

/** Makes one call of Resend's HTTP API, by its SDK, within ten seconds. Never throws. */
export type CallResend = <T>(
  ask: (sdk: Resend, options: FetchOptions) => Promise<SdkAnswer<T>>,
) => Promise<ResendReply<T>>;

/** The SDK is loaded at the first call: whoever sends by other ways needs none of it. */
export function resendCaller(target: {
  key: string;
  baseUrl: string;
  timeoutMs?: number | undefined;
}): CallResend {
  const baseUrl = target.baseUrl.replace(/\/+$/, "");
  let loading: Promise<Resend> | undefined;
  return async (ask) => {
    const signal = AbortSignal.timeout(target.timeoutMs ?? timeoutMilliseconds);
    try {
      loading ??= import("resend").then(
        ({ Resend }) => new Resend(target.key, { baseUrl, userAgent: "surveyhook" }),
      );
      const { data, error, headers } = await ask(await loading, { signal, redirect: "error" });
      if (!error) return { kind: "ok", body: data! };
      if (headers) return { kind: "error", answer: answerOf(error, headers) };
      return lost(signal.aborted ? "" : await whyUnreachable(baseUrl));
    } catch (error) {
      return lost((error as Error).message);
    }
  };
}

function lost<T>(message: string): ResendReply<T> {
  const outcome = { status: "failed", code: "mail_unreachable", message: headerText(message) } as const;
  return { kind: "lost", outcome };
}

/** The SDK passes on whatever JSON came with an error, and the status only where it is in there. */
function answerOf(
  error: Partial<ResendAnswer> & { statusCode?: number | null },
  headers: Record<string, string>,
) {
  const { statusCode, name = "", message = "" } = error;
  const retryAfterMs = waitOf(headers);
  return {
    ...{ status: statusCode ?? 500, name: String(name), message: String(message) },
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3), else the draft's ratelimit-reset; in milliseconds. */
function waitOf(headers: Record<string, string>): number | null {
  const given = headers["retry-after"] ?? headers["ratelimit-reset"];
  if (given === undefined) return null;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(given) ? Number(given) : null;
  const until = seconds === null ? Date.parse(given) - Date.parse(headers.date ?? "") : seconds * 1000;
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil(until));
}

/** The SDK keeps the network's reason to itself, so it is asked for once more. @returns "" where there is a connection */
async function whyUnreachable(baseUrl: string): Promise<string> {
  const { protocol, hostname, port } = new URL(baseUrl);
  const host = hostname.replace(/^\[|\]$/g, "");
  const isTls = protocol === "https:";
  const socket = isTls
    ? connectTls({ host, port: Number(port) || 443, servername: isIP(host) ? "" : host })
    : connect({ host, port: Number(port) || 80 });
  try {
    await once(socket, isTls ? "secureConnect" : "connect", { signal: AbortSignal.timeout(2000) });
    return "";
  } catch (error) {
    return (error as Error).message;
  } finally {
    socket.destroy();
  }
}
