import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pathHeader } from "@/lib/auth/safe-path";
import type { Env } from "@/lib/env";
import { secureContent } from "./content-security";
import { serveStatic } from "./static-files";
import { trustOwnOrigin } from "./trust-own-origin";

/** Next, as the handler of a server that is ours. */
export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
};

/** Starts Next with the build that was chosen, or compiling what is asked for while developing. */
export async function startPages(options: { root: string; dev: boolean; env: Env }): Promise<Pages> {
  const { root: dir, dev, env } = options;
  // Imported late: Next reads NODE_ENV when it is loaded.
  const { default: next } = await import("next");
  // Next takes every offer of another protocol that its server gets, and answers none but its own dev client's: a request
  // with `Upgrade: h2c` would be left hanging. A server that listens to nothing gets no offers, and ours passes over them.
  const deaf = dev ? {} : { httpServer: createServer() };
  const app = next({ dir, dev, hostname: env.HOST, port: env.PORT, ...deaf });
  await (dev ? app.prepare() : quietly(() => app.prepare()));
  const handle = app.getRequestHandler();
  const isStatic = dev ? () => false : serveStatic(join(dir, process.env.SURVEYHOOK_BUILD ?? ".next"));
  const trust = trustOwnOrigin(env.APP_URL);
  return {
    handle: (request, response) => {
      if (isStatic(request, response)) return;
      if (request.headers.expect) response.writeContinue();
      request.headers[pathHeader] = request.url;
      trust(request.headers);
      secureContent(request, response, dev);
      void handle(request, response);
    },
    close: () => app.close(),
  };
}

/** Next says on stdout how long it took to read its settings; in production only lines of JSON belong there. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  await work().finally(() => {
    console.log = log;
  });
}
