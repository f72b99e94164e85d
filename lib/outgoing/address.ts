import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * IPv4 networks that are nobody's on the public internet, and the addresses of clouds that tell secrets. Sources: IANA's
 * special-purpose registry (RFC 6890); 168.63.129.16 is Azure's, 100.100.100.200 (Alibaba) and 192.0.0.192 (Oracle) lie within.
 */
const special4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"],
  ...["198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
];

/** Of the one public range of IPv6 (2000::/3), what is not public all the same. Teredo and 6to4 hide another address. */
const special6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const forbidden = networks([...special4, ...special6]);
const public6 = networks(["2000::/3"]);

/** Networks by CIDR, an address alone being one; what cannot be read is refused when the environment is. */
export function networks(list: readonly string[]): BlockList {
  const set = new BlockList();
  for (const each of list) {
    const [address = "", bits] = each.trim().split("/");
    const [family, most] = isIPv4(address) ? (["ipv4", 32] as const) : (["ipv6", 128] as const);
    set.addSubnet(address, bits === undefined ? most : Number(bits), family);
  }
  return set;
}

/**
 * May an address be connected to: a public one, or one that the operator let in. An IPv4 address within an IPv6 one (mapped,
 * or of NAT64) is judged as itself. What is no address at all may not.
 * @param scheme `http:` goes to what was let in alone
 */
export function mayConnect(address: string, scheme: string, letIn: BlockList): boolean {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const inner = isIPv6(bare) ? innerIPv4(bare) : null;
  if (inner !== null) return mayConnect(inner, scheme, letIn) || letIn.check(bare, "ipv6");
  if (isIPv4(bare)) {
    if (letIn.check(bare, "ipv4")) return true;
    return scheme === "https:" && !forbidden.check(bare, "ipv4");
  }
  if (!isIPv6(bare)) return false;
  if (letIn.check(bare, "ipv6")) return true;
  return scheme === "https:" && public6.check(bare, "ipv6") && !forbidden.check(bare, "ipv6");
}

/** The IPv4 address in ::ffff:0:0/96 (RFC 4291), ::ffff:0:0:0/96 (RFC 2765) and 64:ff9b::/96 (RFC 6052); null of another. */
function innerIPv4(address: string): string | null {
  const words = wordsOf(address);
  const head = words
    .slice(0, 6)
    .map((word) => word.toString(16))
    .join(":");
  if (!["0:0:0:0:0:ffff", "0:0:0:0:ffff:0", "64:ff9b:0:0:0:0"].includes(head)) return null;
  const [high = 0, low = 0] = words.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** The eight words of an IPv6 address; the platform's own URL parser writes it in one form first. */
function wordsOf(address: string): number[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [left = "", right] = canonical.split("::");
  const part = (text: string) =>
    text === "" ? [] : text.split(":").map((word) => Number.parseInt(word, 16));
  const [front, back] = [part(left), part(right ?? "")];
  const gap = right === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<number>(gap).fill(0), ...back];
}
