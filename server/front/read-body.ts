import type { IncomingMessage, ServerResponse } from "node:http";

/** Whether a request says that a body follows. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * Reads a request's body.
 * @returns null where it is larger than the limit; the rest is not read
 * @throws Error where the client has left before
 */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Buffer | null> {
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
