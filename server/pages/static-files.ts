import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";

const prefix = "/_next/static";

/**
 * Answers for the files that a build made under names of their own: compressed as the build left them, kept by browsers
 * for ever.
 * @param build the folder of the build
 * @returns whether the request was for such a file that there is; else nothing was done
 */
export function serveStatic(build: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const serve = sirv(join(build, "static"), {
    ...{ brotli: true, gzip: true, etag: true, immutable: true, maxAge: 31_536_000 },
    setHeaders: (response) => response.setHeader("X-Content-Type-Options", "nosniff"),
  });
  return (request, response) => {
    const { url = "", method } = request;
    if (!url.startsWith(`${prefix}/`) || (method !== "GET" && method !== "HEAD")) return false;
    let found = true;
    // Nobody resumes a file this small, and one that ends before it begins would be thrown back at us.
    delete request.headers.range;
    request.url = url.slice(prefix.length);
    serve(request, response, () => {
      found = false;
    });
    request.url = url;
    return found;
  };
}
