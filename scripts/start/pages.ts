import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { pathHeader } from "@/lib/auth/safe-path";
import type { Env } from "@/lib/env";

/** Next, as the handler of a server that is ours. */
export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
};

/** Starts Next with the build in `.next`, or compiling what is asked for while developing. */
export async function startPages(options: { root: string; dev: boolean; env: Env }): Promise<Pages> {
  const { root: dir, dev, env } = options;
  // Imported late: Next reads NODE_ENV when it is loaded.
  const { default: next } = await import("next");
  const app = next({ dir, dev, hostname: env.HOST, port: env.PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    handle: (request, response) => {
      if (request.headers.expect) response.writeContinue();
      request.headers[pathHeader] = request.url;
      void handle(request, response);
    },
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    close: () => app.close(),
  };
}
