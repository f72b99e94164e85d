/**
 * Where a request came from, for counting tries. The server's front puts the address it trusts (the peer's, or the one
 * TRUST_PROXY allows) last into X-Forwarded-For; what the client wrote before it is not believed.
 */
export function addressOf(headers: { get(name: string): string | null }): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
