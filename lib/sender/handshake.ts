import { createHmac } from "node:crypto";
import { isMissing, isPlain, type Json, toText } from "@/lib/payload/json";
import { parsePath, readPath } from "@/lib/payload/path";
import { hashSecret, sameDigest } from "../secret";
import type { Echo, Handshake, Place, Sender } from "./model";

/** A request as far as handshakes and pings are about it. `body` is undefined where it could not be read. */
export type Asked = {
  method: string;
  headers: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, string>>;
  body: Json | undefined;
};

/** What a handshake is answered. `keeps` is a secret that the sender signs with from then on. */
export type HandshakeAnswer = { headers: Record<string, string>; body: string; keeps?: string };

/** Is it a handshake of this sender, and does that need a right signature? Undefined where it is none. */
export function findHandshake(sender: Sender, asked: Asked): Handshake | undefined {
  return sender.handshakes?.find(
    ({ methods, when, alone }) =>
      methods.some((method) => method === asked.method) &&
      holds(when, asked) &&
      (!alone || isAlone(when, asked)),
  );
}

/**
 * What the vendor wants to hear. The caller has checked the signature of one that is `signed`.
 * @param secret the sender's, where it is set
 * @returns undefined where the handshake needs a secret that is not there, or names another one
 */
export function answerHandshake(
  handshake: Handshake,
  asked: Asked,
  secret: string | undefined,
): HandshakeAnswer | undefined {
  if (handshake.knows !== undefined) {
    const named = textAt(handshake.knows, asked);
    if (!secret || !named || !sameDigest(hashSecret(named), hashSecret(secret))) return undefined;
  }
  const { headers = {}, text, json } = handshake.answer;
  const echo = (echo: Echo) => echoed(echo, asked, secret);
  const type = json ? "application/json" : "text/plain; charset=utf-8";
  const parts = Object.entries(json ?? {}).map(([name, value]) => [name, echo(value)] as const);
  if (parts.some(([, part]) => part === undefined)) return undefined;
  const body = json ? JSON.stringify(Object.fromEntries(parts)) : text === undefined ? "" : echo(text);
  if (body === undefined) return undefined;
  const told = Object.entries(headers).map(([name, value]) => [name, headerSafe(echo(value) ?? "")]);
  const keeps = handshake.keeps === undefined ? undefined : textAt(handshake.keeps, asked);
  return {
    headers: { ...(body === "" ? {} : { "content-type": type }), ...Object.fromEntries(told) },
    body,
    ...(keeps === undefined ? {} : { keeps }),
  };
}

/** Is it a ping of this sender, which carries no respondent? */
export function isPingOf(sender: Sender, asked: Asked): boolean {
  const { ping } = sender;
  if (!ping || asked.method !== "POST" || !holds(ping.when, asked)) return false;
  return !ping.alone || isAlone(ping.when, asked);
}

/** Has the body nothing but what tells it? */
function isAlone(when: Handshake["when"], { body }: Asked): boolean {
  return isPlain(body) && Object.keys(body).length === Object.keys(when).length;
}

function holds(when: Handshake["when"], asked: Asked): boolean {
  return Object.entries(when).every(([place, wanted]) => {
    const value = valueAt(place, asked);
    if (Array.isArray(wanted)) return Array.isArray(value) && value.length === 0;
    const text = isMissing(value) ? undefined : toText(value as Json);
    if (text === undefined) return false;
    return typeof wanted === "string" ? text === wanted : wanted.test(text);
  });
}

function echoed(echo: Echo, asked: Asked, secret: string | undefined): string | undefined {
  if (typeof echo === "string") return textAt(echo, asked);
  if ("place" in echo) return textAt(echo.place, asked) ?? echo.otherwise;
  const text = textAt(echo.hmac, asked);
  return secret && text !== undefined ? createHmac("sha256", secret).update(text).digest("hex") : undefined;
}

function textAt(place: Place, asked: Asked): string | undefined {
  const value = valueAt(place, asked);
  return value === undefined || value === null ? undefined : toText(value);
}

function valueAt(place: Place, asked: Asked): Json | undefined {
  const path = parsePath(place);
  if (!path.ok) return undefined;
  const { headers, query, body } = asked;
  if (path.value.from === "headers") return headers[String(path.value.segments[0])];
  // The key of a query may have dots in it, as hub.challenge has.
  if (path.value.from === "query") return ownText(query, path.value.segments.join("."));
  return body === undefined ? undefined : readPath(path.value, body, body);
}

function ownText(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What may stand in a header: an answer must not grow a line by what was asked. */
function headerSafe(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "").slice(0, 500);
}
