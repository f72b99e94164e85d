import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** For a client that goes on sending after it was refused to read the answer before the connection ends. */
const lingerMs = 1_000;

/** An answer of the front's own. */
export type Reply = { status: number; headers: Record<string, string>; body: string };

/**
 * Gives an answer. Where the request was not read to its end, its connection takes no other: what still comes runs into
 * the sand for a moment, for cutting it off at once could destroy the answer on its way.
 */
export async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
): Promise<void> {
  const unread = !request.complete && !request.destroyed;
  if (unread) response.shouldKeepAlive = false;
  response.writeHead(status, { ...headers, ...(body ? { "content-length": Buffer.byteLength(body) } : {}) });
  if (!unread) return void response.end(body);
  response.write(body);
  request.removeAllListeners("data");
  request.resume();
  await Promise.race([
    wait(lingerMs),
    new Promise((resolve) => request.once("end", resolve).once("close", resolve)),
  ]);
  response.end();
}
