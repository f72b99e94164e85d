import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answerHook, type HookDeps } from "@/lib/delivery/answer";
import { log } from "@/lib/log";
import { countDelivery } from "@/lib/metrics";

const hookPath = /^\/api\/hooks\/([^/?#]+)\/?(?:\?(.*))?$/;
/** For a client that goes on sending after it was refused to read the answer before the connection ends. */
const lingerMs = 1_000;

/**
 * The hook's door in the front: answers `/api/hooks/{id}` without Next.
 * @returns false where the request is no hook's
 */
export function hookDoor(deps: HookDeps): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const [, id, query = ""] = hookPath.exec(request.url ?? "") ?? [];
    if (id === undefined) return false;
    void answer(deps, request, response, id, query);
    return true;
  };
}

async function answer(
  deps: HookDeps,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  query: string,
): Promise<void> {
  const started = performance.now();
  const { status, headers, body, outcome } = await answerHook(deps, {
    method: request.method ?? "",
    id,
    query: new URLSearchParams(query),
    headers: request.headers as Record<string, string | undefined>,
    read: (limit) => readBody(request, response, limit),
  });
  const unread = !request.complete && !request.destroyed;
  if (unread) response.shouldKeepAlive = false;
  response.writeHead(status, { ...headers, ...(body ? { "content-length": Buffer.byteLength(body) } : {}) });
  if (unread) {
    response.write(body);
    await drained(request);
    response.end();
  } else response.end(body);
  countDelivery(outcome);
  log().info(
    {
      method: request.method,
      path: `/api/hooks/${id}`,
      status,
      outcome,
      requestId: headers["x-request-id"],
      ms: Math.round(performance.now() - started),
    },
    "hook",
  );
}

/**
 * Reads a request's body.
 * @returns null where it is larger than the limit; the rest is not read
 * @throws Error where the client has left before
 */
function readBody(request: IncomingMessage, response: ServerResponse, limit: number): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.resolve(null);
  if (request.headers.expect) response.writeContinue();
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        resolve(null);
      } else chunks.push(chunk);
    });
    request.once("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)));
    request.on("error", reject);
    const left = () => {
      if (!request.readableEnded) reject(new Error("The client left before its body was read"));
    };
    request.once("close", left);
    // It may have left while the automation was being looked up: nothing more comes then, not even "close".
    if (request.destroyed) left();
  });
}

/** Lets what is still coming run into the sand: cutting the connection at once could destroy the answer on its way. */
async function drained(request: IncomingMessage): Promise<void> {
  request.removeAllListeners("data");
  request.resume();
  await Promise.race([
    wait(lingerMs),
    new Promise((resolve) => request.once("end", resolve).once("close", resolve)),
  ]);
}
