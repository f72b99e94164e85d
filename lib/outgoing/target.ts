import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { type BlockList, isIP } from "node:net";
import { env } from "../env";
import { mayConnect, networks } from "./address";

/** Why a URL is none that is posted to. `message` in English, for the API. */
export type TargetFault = { code: "invalid_url" | "target_not_allowed"; message: string };

/** An address that may not be connected to: private, loopback, a cloud's own, or http where only https is. */
export class TargetNotAllowed extends Error {
  override readonly name = "TargetNotAllowed";
}

let letIn: { from: string; networks: BlockList } | undefined;

/** What ALLOWED_PRIVATE_TARGETS lets in. */
function letInTargets(): BlockList {
  const from = env().ALLOWED_PRIVATE_TARGETS ?? "";
  if (letIn?.from !== from) letIn = { from, networks: networks(from === "" ? [] : from.split(",")) };
  return letIn.networks;
}

/** Is the URL one that can be posted to, by its form alone? */
export function formFaultOf(text: string): TargetFault | null {
  const invalid = (message: string): TargetFault => ({ code: "invalid_url", message });
  if (!URL.canParse(text)) return invalid("Is no URL such as https://example.com/hooks/answers.");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return invalid("Must begin with https://.");
  if (url.username || url.password)
    return invalid("A name and a password do not belong into the URL: send them as a header.");
  if (url.hash) return invalid("What stands behind # never reaches the receiver: leave it out.");
  return null;
}

/** Names under which clouds tell secrets, whatever DNS says of them here. Sources: Google, Amazon, Oracle. */
const isMetadataName = (host: string) =>
  /^(metadata(\.google\.internal)?|instance-data(\..+)?)\.?$/i.test(host);

/** Names that mean this machine wherever they are asked for. Source: RFC 6761. */
const isLocalName = (host: string) => /(^|\.)localhost\.?$/i.test(host);

/**
 * Checks a URL before it is stored: its form, and where it leads as far as that can be known now. A name that DNS does not
 * know yet may be stored; it is looked up again for every post.
 * @returns what is wrong, or null
 */
export async function targetFaultOf(text: string, allowed = letInTargets()): Promise<TargetFault | null> {
  const fault = formFaultOf(text);
  if (fault) return fault;
  const { hostname, protocol } = new URL(text);
  const known = await addressesNow(hostname);
  const message =
    protocol === "http:"
      ? "http is for addresses that ALLOWED_PRIVATE_TARGETS lets in alone: take https."
      : "Leads to a private address, which is not posted to. The operator can let it in with ALLOWED_PRIVATE_TARGETS.";
  const refused: TargetFault = { code: "target_not_allowed", message };
  if (known.length === 0) return protocol === "http:" ? refused : null;
  return known.every(({ address }) => mayConnect(address, protocol, allowed)) ? null : refused;
}

const lookupMilliseconds = 1_500;

async function addressesNow(hostname: string): Promise<Pick<LookupAddress, "address">[]> {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare)) return [{ address: bare }];
  if (isLocalName(bare)) return [{ address: "127.0.0.1" }];
  if (isMetadataName(bare)) return [{ address: "169.254.169.254" }];
  const late = new Promise<[]>((resolve) => setTimeout(resolve, lookupMilliseconds, []).unref());
  return await Promise.race([lookup(bare, { all: true }).catch(() => []), late]);
}

/**
 * The addresses of a host of which each may be connected to: whoever connects takes one of these, and asks DNS no second time.
 * @throws TargetNotAllowed where one may not, be it one of many; Error where there is none
 */
export async function checkedAddresses(
  hostname: string,
  protocol: string,
  allowed = letInTargets(),
  resolve: (host: string) => Promise<LookupAddress[]> = (host) => lookup(host, { all: true }),
): Promise<LookupAddress[]> {
  const bare = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(bare);
  const found = family ? [{ address: bare, family }] : await resolve(bare);
  const good = found.filter(({ address }) => mayConnect(address, protocol, allowed));
  // One bad address among good ones is somebody's trick; only this machine's own name has two families by nature.
  if (good.length === 0 || (good.length < found.length && !isLocalName(bare))) throw new TargetNotAllowed();
  return good;
}

/** A URL's host with its port, as posts to one host are counted. */
export function hostOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === "http:" ? 80 : 443)}`;
}
