import { BlockList, isIP } from "node:net";

const privateRanges = new BlockList();
for (const [net, bits] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  privateRanges.addSubnet(net, bits, "ipv4");
privateRanges.addSubnet("fc00::", 7, "ipv6");
privateRanges.addSubnet("fe80::", 10, "ipv6");

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("0.0.0.0", "ipv4");
loopback.addAddress("::1", "ipv6");
loopback.addAddress("::", "ipv6");

/**
 * Who can reach an address: this machine alone, its own network alone, or anybody. Judged by the name, without asking DNS.
 * Sources: RFC 1918, 3927, 4193, 6598, 6761, 8375.
 */
export function reachOf(url: string): "machine" | "network" | "anybody" {
  const host = new URL(url).hostname.toLowerCase().replace(/^\[|\]$|\.$/g, "");
  const family = isIP(host);
  if (family === 0) {
    if (host === "localhost" || host.endsWith(".localhost")) return "machine";
    return /(^[^.]+|\.(local|internal|home\.arpa|lan|test|invalid))$/.test(host) ? "network" : "anybody";
  }
  const kind = family === 4 ? "ipv4" : "ipv6";
  if (loopback.check(host, kind)) return "machine";
  return privateRanges.check(host, kind) ? "network" : "anybody";
}
