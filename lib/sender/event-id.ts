import { hash } from "node:crypto";
import { isMissing, isPlain, type Json, toText } from "@/lib/payload/json";
import { parsePath, readPath } from "@/lib/payload/path";
import type { Sender } from "./model";

/** The header that a place is in, or null where it is in the body. */
export function headerOf(place: string | undefined): string | null {
  return /^@headers\.([a-z0-9-]+)$/.exec(place ?? "")?.[1] ?? null;
}

/**
 * The sender's own id of the event that the whole request is about, which a retry repeats: where this sender puts it, in
 * a header or in the body. With the name of its place before it, so that no other id is the same.
 * @param body as values, or undefined where it could not be read
 */
export function eventIdOf(
  sender: Sender,
  headers: Readonly<Record<string, string | undefined>>,
  body: Json | undefined,
): string | undefined {
  const { eventId } = sender;
  if (!eventId || eventId.each) return undefined;
  const header = headerOf(eventId.place);
  const text = header === null ? textIn(eventId.place, body) : headers[header]?.trim();
  return text ? keyOf(header ?? `${sender.id}:${eventId.place}`, text) : undefined;
}

/** The id of one element of a list that carries one in each. */
export function elementIdOf(sender: Sender, element: Json): string | undefined {
  const { eventId } = sender;
  const text = eventId?.each && isPlain(element) ? textIn(eventId.place, element) : undefined;
  return text && `${sender.id} ${text}`;
}

function textIn(place: string, body: Json | undefined): string | undefined {
  const path = parsePath(place);
  const value = path.ok && body !== undefined ? readPath(path.value, body, body) : undefined;
  return isMissing(value) ? undefined : toText(value as Json)?.trim();
}

const visible = /^[\x21-\x7e]{1,255}$/;

function keyOf(place: string, id: string): string {
  return `${place} ${visible.test(id) ? id : hash("sha256", id, "base64")}`;
}
