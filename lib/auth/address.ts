import { isIPv6 } from "node:net";

/**
 * Where a request came from, for counting tries. The server's front puts the address it trusts (the peer's, or the one
 * TRUST_PROXY allows) last into X-Forwarded-For; what the client wrote before it is not believed.
 */
export function addressOf(headers: { get(name: string): string | null }): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

/**
 * The network that one customer of a provider has: an IPv4 address itself, of an IPv6 address the first 64 bits, since
 * the other 64 are free to choose. An IPv4 address mapped into IPv6 is the IPv4 address. Sources: RFC 4291; RFC 6177.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, "").toLowerCase();
  if (!isIPv6(bare)) return bare;
  // The URL standard writes an IPv6 address in one way, its last 32 bits too.
  const [head = "", tail = ""] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const [before, after] = [head, tail].map((half) => half.split(":").filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array(8 - before.length - after.length).fill("0"), ...after];
  if (groups.slice(0, 6).join() === "0,0,0,0,0,ffff") {
    const bits = groups.slice(6).map((group) => Number.parseInt(group, 16));
    return bits.flatMap((pair) => [pair >> 8, pair & 255]).join(".");
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}
