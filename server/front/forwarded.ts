import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

const forwardingHeaders = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * What to believe of `X-Forwarded-*`: makes a function that leaves on a request only what a trusted proxy said, with
 * the client's address alone in `x-forwarded-for`.
 * @param trust TRUST_PROXY: a number of hops, a list of CIDR ranges, or undefined for no proxy
 */
export function forwardedBy(trust: string | undefined): (request: IncomingMessage) => void {
  const isProxy = trustOf(trust);
  return (request) => {
    const peer = request.socket.remoteAddress ?? "";
    if (!isProxy(peer, 0)) {
      // Deleting what is not there would turn the headers into a slower kind of object.
      for (const name of forwardingHeaders) if (name in request.headers) delete request.headers[name];
      request.headers["x-forwarded-for"] = plain(peer);
      return;
    }
    const chain = String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((part) => part.trim());
    let client = peer;
    for (let hop = 0; isProxy(client, hop); hop += 1) {
      const before = chain.pop();
      if (!before || isIP(plain(before)) === 0) break;
      client = before;
    }
    request.headers["x-forwarded-for"] = plain(client);
  };
}

function trustOf(trust: string | undefined): (address: string, hop: number) => boolean {
  if (!trust) return () => false;
  if (/^\d+$/.test(trust)) return (_, hop) => hop < Number(trust);
  const trusted = new BlockList();
  for (const range of trust.split(",")) {
    const [address = "", bits] = range.trim().split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    trusted.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return (address) => {
    const known = plain(address);
    return isIP(known) !== 0 && trusted.check(known, isIPv6(known) ? "ipv6" : "ipv4");
  };
}

/** `::ffff:10.0.0.1` is how a socket for both families shows an IPv4 address. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
