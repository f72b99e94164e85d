/**
 * A request's target as everything behind the front reads it: path and query without a host (RFC 9112, section 3.2.2);
 * escapes that are none stand for themselves, so that what looks for them finds nothing instead of throwing; no slash
 * at the end of a path below /api, where Next would redirect.
 */
export function plainTarget(target: string): string {
  const [, path = "", query = ""] = /^(?:https?:\/\/[^/?#]*)?([^?]*)(.*)$/is.exec(target) ?? [];
  const readable = isReadable(path) ? path : path.replaceAll("%", "%25");
  const plain = readable.startsWith("/api/") ? readable.replace(/(?<=.)\/+$/, "") : readable;
  return `${plain || "/"}${query}`;
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
