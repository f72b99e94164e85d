import { Agent, type ServerResponse } from "node:http";
import { createProxyServer } from "httpxy";
import { log } from "@/lib/log";
import type { Handle } from "./server";

/**
 * Hands requests to the pages' process, by the socket it listens on.
 * @returns a handler that answers 503 where the pages cannot be reached
 */
export function toPages(socketPath: string): Handle {
  const proxy = createProxyServer({
    target: { socketPath, protocol: "http:" },
    // The pages close no connection themselves, so none is lost on its way.
    agent: new Agent({ keepAlive: true, maxFreeSockets: 64 }),
  });
  proxy.on("proxyRes", (answer, _, response) => {
    // The pages' word on the connection holds for theirs, not for the client's.
    answer.headers.connection = response.shouldKeepAlive ? "keep-alive" : "close";
  });
  return async (request, response) => {
    if (request.headers.expect) {
      response.writeContinue();
      delete request.headers.expect;
    }
    await proxy.web(request, response).catch((error) => unreached(error, response));
  };
}

function unreached(error: Error, response: ServerResponse): void {
  if (response.destroyed || response.headersSent) return void response.destroy();
  log().error({ fault: (error as NodeJS.ErrnoException).code }, "the pages cannot be reached");
  response
    .writeHead(503, { "retry-after": "5", "content-type": "text/plain" })
    .end("Surveyhook cannot show this at the moment. Try again in a few seconds.\n");
}
