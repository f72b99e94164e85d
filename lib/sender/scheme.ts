import { createHmac, timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "../result";
import type { Scheme } from "./model";

/** A request as far as signatures are about it. Header names are in lower case; `url` is as the sender called it. */
export type SignedRequest = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
};

/** Signatures in one header that are looked at; vendors send two while a secret changes. */
const mostSignatures = 20;

/**
 * Checks a request's signature against the secrets that are good now, in constant time. Never throws.
 * @returns stale_timestamp only for a request that was signed with a secret, else invalid_signature
 */
export function verifySignature(
  scheme: Scheme,
  secrets: readonly string[],
  request: SignedRequest,
  now: Date,
): Result<void, "invalid_signature" | "stale_timestamp"> {
  const given = readSignature(scheme, request.headers);
  if (!given) return fail("invalid_signature");
  let fits = false;
  for (const secret of secrets) {
    if (keyOf(scheme, secret).length === 0) continue;
    const expected = Buffer.from(sign(scheme, secret, request, given));
    for (const signature of given.signatures) {
      const text = Buffer.from(scheme.encoding === "hex" ? signature.toLowerCase() : signature);
      if (text.length === expected.length && timingSafeEqual(text, expected)) fits = true;
    }
  }
  if (!fits) return fail("invalid_signature");
  return skewOf(scheme, given, now) > (scheme.timestamp?.toleranceSeconds ?? Infinity)
    ? fail("stale_timestamp")
    : ok(undefined);
}

/** How many seconds the time of a signature is from now, either way; 0 where none is signed or it counts for nothing. */
export function skewOf(scheme: Scheme, given: GivenSignature, now: Date): number {
  if (scheme.timestamp === undefined || given.at === null) return 0;
  return Math.abs(Math.floor(now.getTime() / 1000) - Math.floor(given.at / 1000));
}

/** What a request brings to prove who it is: its signatures, and what is signed beside the body. */
export type GivenSignature = { signatures: string[]; timestamp: string; at: number | null; id: string };

/** Reads the headers of a scheme; undefined where one that it needs is missing or has another form. */
export function readSignature(scheme: Scheme, headers: SignedRequest["headers"]): GivenSignature | undefined {
  const header = headerOf(headers, scheme.header);
  if (!header) return undefined;
  const { pairs, prefix = "" } = scheme;
  const parts = pairs ? header.split(pairs.between, mostSignatures).map((part) => part.trim()) : [header];
  const named = (name: string) => {
    const start = `${name}${pairs?.joined}`;
    return parts.filter((part) => part.startsWith(start)).map((part) => part.slice(start.length));
  };
  const bare = header.startsWith(prefix) ? [header.slice(prefix.length)] : [];
  const signatures = pairs ? named(pairs.signature) : bare;
  const timestamps = pairs?.timestamp
    ? named(pairs.timestamp)
    : [headerOf(headers, scheme.timestamp?.header)];
  const [timestamp] = timestamps;
  // Of a header that came twice, the two stand in one with a comma between: nobody could say which of them counts.
  if (signatures.length === 0 || (pairs && !signatures.every((each) => coded[scheme.encoding].test(each))))
    return undefined;
  if (scheme.timestamp === undefined) return { signatures, timestamp: "", at: null, id: "" };
  // Two times in one header: nobody could say which was signed.
  if (timestamps.length !== 1 || timestamp === undefined) return undefined;
  const at = readMoment(timestamp, scheme.timestamp.unit);
  const id = scheme.id === undefined ? "" : headerOf(headers, scheme.id);
  // A dot in the id would let a signed text be cut anew into id, time and body.
  if (at === undefined || id === undefined || id.includes(".") || (scheme.id !== undefined && id === ""))
    return undefined;
  return { signatures, timestamp, at, id };
}

/** The signature that a secret makes, as it stands in the header. */
function sign(
  scheme: Scheme,
  secret: string,
  request: Pick<SignedRequest, "method" | "url" | "body">,
  given: { timestamp: string; id: string },
): string {
  const hmac = createHmac(scheme.hash, keyOf(scheme, secret));
  for (const part of partsOf(scheme.signed)) {
    if (part === "{body}") hmac.update(request.body);
    else if (part === "{timestamp}") hmac.update(given.timestamp);
    else if (part === "{id}") hmac.update(given.id);
    else if (part === "{method}") hmac.update(request.method);
    else if (part === "{url}") hmac.update(request.url);
    else if (part === "{decodedUrl}") hmac.update(decodedUrl(request.url));
    else hmac.update(part);
  }
  return hmac.digest(scheme.encoding);
}

/** The headers by which a sender would sign this request: for requests of our own that stand in for it. */
export function signedHeaders(
  scheme: Scheme,
  secret: string,
  request: Pick<SignedRequest, "method" | "url" | "body">,
  now: Date,
  id: string,
): Record<string, string> {
  const timestamp = timestampOf(scheme, now);
  const signature = sign(scheme, secret, request, { timestamp, id });
  const { pairs, prefix = "", header } = scheme;
  const pair = (name: string, text: string) => `${name}${pairs?.joined}${text}`;
  const timed = pairs?.timestamp ? [pair(pairs.timestamp, timestamp)] : [];
  const headers: Record<string, string> = {
    [header]: pairs ? [...timed, pair(pairs.signature, signature)].join(pairs.between) : prefix + signature,
  };
  if (scheme.timestamp?.header) headers[scheme.timestamp.header] = timestamp;
  if (scheme.id) headers[scheme.id] = id;
  return headers;
}

function timestampOf({ timestamp }: Scheme, now: Date): string {
  switch (timestamp?.unit) {
    case "seconds":
      return String(Math.floor(now.getTime() / 1000));
    case "milliseconds":
      return String(now.getTime());
    case "iso":
      return now.toISOString();
    case "text":
      return now.toUTCString();
    default:
      return "";
  }
}

const partsKnown = new Map<string, string[]>();

function partsOf(signed: string): string[] {
  const known = partsKnown.get(signed) ?? signed.split(/(\{\w+\})/).filter((part) => part !== "");
  partsKnown.set(signed, known);
  return known;
}

function keyOf(scheme: Scheme, secret: string): string | Buffer {
  return scheme.secret === "base64" ? Buffer.from(secret.trim().replace(/^whsec_/, ""), "base64") : secret;
}

/** Where `webhook-` headers are read, `svix-` headers are. */
function headerOf(headers: SignedRequest["headers"], name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return headers[name] ?? (name.startsWith("webhook-") ? headers[`svix-${name.slice(8)}`] : undefined);
}

const coded = { hex: /^[0-9a-f]*$/i, base64: /^[A-Za-z0-9+/]*={0,2}$/ };

const shapes = {
  seconds: /^(0|[1-9]\d{0,11})$/,
  milliseconds: /^[1-9]\d{12}$/,
  iso: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/,
  text: /^[\x20-\x7e]{1,40}$/,
};

/** A moment in milliseconds. Its shape is fixed, so that a time beside the body cannot take signs from it. */
function readMoment(text: string, unit: keyof typeof shapes): number | null | undefined {
  if (!shapes[unit].test(text)) return undefined;
  if (unit === "text") return null;
  const at =
    unit === "seconds" ? Number(text) * 1000 : unit === "milliseconds" ? Number(text) : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

const reserved = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** A URL with the signs decoded that HubSpot decodes before it signs, and no others. */
function decodedUrl(url: string): string {
  return url.replace(reserved, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}
