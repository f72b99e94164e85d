import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { cannotListen } from "./port";

export type Handle = (request: IncomingMessage, response: ServerResponse) => void;

export type Front = { close(): Promise<void> };

/** How long a connection may take to send its headers, and its whole request. */
const headersTimeout = 15_000;
const requestTimeout = 60_000;
/** Longer than the usual proxy keeps an idle connection, so that it is the proxy that closes it. */
const keepAliveTimeout = 65_000;
/** At a stop: for keep-alive connections to have their next request answered with `Connection: close`. */
const farewellMs = 250;
/** At a stop: for requests in hand to be answered. */
const patienceMs = 5_000;

/**
 * The node:http server in front of everything.
 * @throws Error in one line where the address cannot be listened on
 */
export async function startFront(options: { host: string; port: number; handle: Handle }): Promise<Front> {
  const server = createServer({
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    connectionsCheckingInterval: 5_000,
  });
  const sockets = new Set<Socket>();
  const inHand = new Set<ServerResponse>();
  let closing = false;

  const answer: Handle = (request, response) => {
    inHand.add(response);
    response.once("close", () => inHand.delete(response));
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
  server.listen(options.port, options.host);
  await once(server, "listening").catch((error) => {
    throw cannotListen(error, options.host, options.port);
  });

  return {
    async close() {
      closing = true;
      for (const response of inHand) if (!response.headersSent) response.shouldKeepAlive = false;
      const closed = once(server, "close");
      // http.Server's own close would cut off the connections that are between two requests.
      Server.prototype.close.call(server);
      await Promise.race([closed, wait(farewellMs)]);
      const busy = new Set([...inHand].map((response) => response.socket));
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
      await Promise.race([closed, wait(patienceMs)]);
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
