import type { IncomingMessage } from "node:http";

/**
 * A request's target as everything behind the front reads it: path and query without a host (RFC 9112, section 3.2.2);
 * escapes that are none stand for themselves, so that what looks for them finds nothing instead of throwing; a NUL, which
 * no text in the database can hold, is U+FFFD; no slash at the end of a path below /api, where Next would redirect.
 */
export function plainTarget(target: string): string {
  const [, path = "", query = ""] = /^(?:https?:\/\/[^/?#]*)?([^?]*)(.*)$/is.exec(target) ?? [];
  const readable = isReadable(path) ? path : path.replaceAll("%", "%25");
  const plain = readable.startsWith("/api/") ? withoutSlashesAtEnd(readable) : readable;
  return `${plain || "/"}${query}`.replaceAll("%00", "%EF%BF%BD");
}

const called = new WeakMap<IncomingMessage, string>();

/** Makes a request's target plain for everything behind the front; what was called is kept beside it. */
export function makePlain(request: IncomingMessage): void {
  const target = request.url ?? "/";
  called.set(request, target.replace(/^https?:\/\/[^/?#]*/i, "") || "/");
  request.url = plainTarget(target);
}

/** Path and query letter for letter as they were called, which some senders sign. */
export function calledTarget(request: IncomingMessage): string {
  return called.get(request) ?? request.url ?? "/";
}

/** A regular expression would look at each run of slashes in the middle again and again. */
function withoutSlashesAtEnd(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
