import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { cannotListen } from "../port";
import { answerClientError } from "./client-error";

export type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** An address for the world, or a socket for our own front, which sees to what the world may do. */
export type Listen = { host: string; port: number } | { path: string };

const worldly = {
  /** How long a connection may take to send its headers, and its whole request. */
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  /** Longer than the usual proxy keeps an idle connection, so that it is the proxy that closes it. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
/** A connection on which nothing moves: a client that does not read its answer, or that has gone without a word. */
const idleMs = 120_000;
const trusting = { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 };
/** At a stop: for keep-alive connections to have their next request answered with `Connection: close`. */
const farewellMs = 250;
/** At a stop: for requests in hand to be answered. */
const patienceMs = 5_000;

/**
 * A node:http server that stops as it should: requests in hand are answered, idle connections told.
 * @throws Error in one line where the address cannot be listened on
 */
export async function startServer(options: {
  listen: Listen;
  handle: Handle;
}): Promise<{ close(): Promise<void> }> {
  const { listen } = options;
  const server = createServer("path" in listen ? trusting : worldly);
  if (!("path" in listen)) {
    server.setTimeout(idleMs);
    server.on("clientError", answerClientError);
  }
  const sockets = new Set<Socket>();
  const inFlight = new Set<ServerResponse>();
  let closing = false;

  const answer: Handle = (request, response) => {
    inFlight.add(response);
    response.once("close", () => inFlight.delete(response));
    if (closing) response.shouldKeepAlive = false;
    options.handle(request, response);
  };
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("request", answer);
  // The hook says "100 Continue" only when it wants the body; see `door`.
  server.on("checkContinue", answer);
  // The front makes a connection for each request: as many may wait as the system lets.
  server.listen({ ...listen, backlog: 4096 });
  await once(server, "listening").catch((error) => {
    throw "path" in listen ? error : cannotListen(error, listen.host, listen.port);
  });

  return {
    async close() {
      closing = true;
      for (const response of inFlight) if (!response.headersSent) response.shouldKeepAlive = false;
      const closed = once(server, "close");
      // http.Server's own close would cut off the connections that are between two requests.
      Server.prototype.close.call(server);
      await Promise.race([closed, wait(farewellMs)]);
      const busy = new Set([...inFlight].map((response) => response.socket));
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
      await Promise.race([closed, wait(patienceMs)]);
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
