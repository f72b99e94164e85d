import { Agent, type Dispatcher, request } from "undici";
import type { PostError } from "@/db/schema";
import packageJson from "../../package.json" with { type: "json" };
import { storable } from "../text/storable";
import { checkedAddresses, TargetNotAllowed } from "./target";

/** A receiver answers within so long, the connection included. */
export const patienceMilliseconds = 15_000;
/** No more of an answer is read. */
const mostRead = 64 * 1024;
/** What is kept of it. */
const mostKept = 1024;
/** A connection that nobody uses is closed after so long. */
const keepAliveMilliseconds = 10_000;

/** How one attempt went: the answer's status with the beginning of its text, or why there was none. */
export type Attempt = { ms: number } & (
  | { status: number; answer: string; retryAfterMs: number }
  | { status: null; error: PostError }
);

/**
 * Connects only to addresses that were checked: they are looked up once, and the connection goes to what came of it.
 * One agent a scheme, for what may be connected to hangs on it.
 */
const agents = new Map<string, Agent>();
function agentOf(protocol: string): Agent {
  let agent = agents.get(protocol);
  if (!agent) {
    agent = new Agent({
      keepAliveTimeout: keepAliveMilliseconds,
      connect: {
        lookup: (hostname, options, done) => {
          checkedAddresses(hostname, protocol).then(
            (found) => {
              if (options.all) done(null, found);
              else done(null, found[0]!.address, found[0]!.family);
            },
            (error) => done(error, []),
          );
        },
      },
    });
    agents.set(protocol, agent);
  }
  return agent;
}

/**
 * Posts JSON once. Redirects are not followed; of an answer at most 64 kB are read and the first kilobyte is told.
 * @param now for a Retry-After that names a date
 */
export async function post(
  url: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
  now: Date,
  patience = patienceMilliseconds,
): Promise<Attempt> {
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  const { hostname, protocol } = new URL(url);
  const signal = AbortSignal.timeout(patience);
  try {
    // A host that is an address is looked up by nobody.
    await checkedAddresses(hostname, protocol);
    const answered = await request(url, {
      method: "POST",
      body,
      headers: {
        ...headers,
        "content-type": "application/json",
        "user-agent": `Surveyhook/${packageJson.version}`,
      },
      dispatcher: agentOf(protocol),
      signal,
    });
    const { statusCode: status } = answered;
    const answer = await beginningOf(answered.body, signal);
    return { status, ms: ms(), answer, retryAfterMs: retryAfterOf(answered.headers["retry-after"], now) };
  } catch (error) {
    return { status: null, ms: ms(), error: errorOf(error) };
  }
}

/** The first kilobyte of an answer's text. What comes too late or too much is left where it is. */
async function beginningOf(body: Dispatcher.ResponseData["body"], signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= mostRead) break;
    }
  } catch (error) {
    if (signal.aborted) throw error;
  } finally {
    body.destroy();
  }
  const text = Buffer.concat(chunks).subarray(0, mostKept).toString("utf8");
  return storable(text.replace(/\uFFFD+$/, ""));
}

/** A Retry-After in milliseconds, at most a day; 0 where there is none. Source: RFC 9110, 10.2.3. */
function retryAfterOf(header: string | string[] | undefined, now: Date): number {
  const text = [header ?? ""].flat()[0]!.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 86_400_000) : 0;
}

const errorByCode: Record<string, PostError> = {
  ENOTFOUND: "name_not_found",
  EAI_AGAIN: "name_not_found",
  ECONNREFUSED: "connection_refused",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ETIMEDOUT: "timeout",
};

function errorOf(error: unknown): PostError {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof TargetNotAllowed) return "target_not_allowed";
    if (each.name === "TimeoutError" || each.name === "AbortError") return "timeout";
    const { code = "" } = each as NodeJS.ErrnoException;
    const known = errorByCode[code];
    if (known) return known;
    if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return "certificate";
    if (each instanceof AggregateError && each.errors[0]) return errorOf(each.errors[0]);
  }
  return "connection_lost";
}
