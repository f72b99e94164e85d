import { Agent, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { createProxyServer } from "httpxy";
import { log } from "@/lib/log";
import { refuse } from "./refuse";

/** Hands on a request whose body has been read to its end. */
export type Page = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

/** For so long the pages may be silent; nothing they do takes so long. */
const silenceMs = 120_000;

/**
 * Hands requests to the pages' process, by the socket it listens on.
 * @returns a handler that answers 503 where the pages cannot be reached
 */
export function toPages(socketPath: string): Page {
  const proxy = createProxyServer({
    target: { socketPath, protocol: "http:" },
    // A connection for each request: whatever the pages leave unread ends with it, and is nobody else's beginning.
    agent: new Agent({ keepAlive: false }),
    proxyTimeout: silenceMs,
  });
  proxy.on("proxyRes", (answer, _, response) => {
    // The pages' word on the connection holds for theirs, not for the client's.
    answer.headers.connection = response.shouldKeepAlive ? "keep-alive" : "close";
  });
  return async (request, response, body) => {
    delete request.headers.expect;
    delete request.headers["transfer-encoding"];
    if (body.length > 0 || !isBare(request.method)) request.headers["content-length"] = String(body.length);
    const buffer = Readable.from(body.length > 0 ? [body] : []);
    // The pages leave the end of the connection to us: theirs could overtake what we are still sending.
    const headers = { connection: "keep-alive" };
    await proxy
      .web(request, response, { buffer, headers })
      .catch((error) => unreached(error, request, response));
  };
}

function isBare(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD";
}

function unreached(error: Error, request: IncomingMessage, response: ServerResponse): void {
  if (response.destroyed || response.headersSent) return void response.destroy();
  log().error({ fault: (error as NodeJS.ErrnoException).code }, "the pages cannot be reached");
  refuse("unavailable", request, response);
}
