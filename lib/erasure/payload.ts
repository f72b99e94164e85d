import { stringify } from "lossless-json";
import type { IncomingField, Mapping } from "@/db/schema";
import { addressKey, parseEmailAddress } from "@/lib/text/email-address";
import { kindOfBody } from "../payload/body";
import { readPayload } from "../payload/display";
import { isPlain, type Json } from "../payload/json";
import { parsePath, readPath, readPathOpened } from "../payload/path";
import { holdsAddress } from "./address-pattern";

/** What tells whose element is whose. */
export type Place = {
  automation: { itemsPath: string | null; fields: readonly IncomingField[]; mapping: Mapping };
  /** The address of the run at each position; null where the run has none, since it was filtered or rejected. */
  addressAt: ReadonlyMap<number, string | null>;
};

/** What is left of a body: null where nothing is, and the positions at which elements were taken out. */
export type Rest = { body: Buffer | null; positions: number[] };

/**
 * A stored body without one person: their elements become null, so that the others keep their positions, and the address
 * is taken out wherever else it stands. The rest keeps its values, not its bytes. A body that cannot be read goes whole,
 * and so do a form and a list in a string.
 */
export async function withoutPerson(
  body: Buffer,
  contentType: string,
  email: string,
  place: Place,
): Promise<Rest> {
  const kind = kindOfBody(contentType || undefined);
  const { value } = await readPayload(body, contentType);
  if (value === null || !kind.ok || kind.value.format !== "json") return { body: null, positions: [0] };
  const { list, inPlace } = listOf(value, place.automation.itemsPath);
  const positions = [...list.keys()].filter((i) => isTheirs(list[i]!, i, value, email, place));
  if (!inPlace && positions.length > 0) return { body: null, positions };
  for (const position of positions) list[position] = null;
  if (list.every((element) => element === null)) return { body: null, positions };
  return { body: Buffer.from(stringify(withoutAddress(value, email))!), positions };
}

/** The elements of a stored body that are one person's, in their order; nothing of a body that cannot be read. */
export async function personsPart(
  body: Buffer,
  contentType: string,
  email: string,
  place: Place,
): Promise<Json[]> {
  const { value } = await readPayload(body, contentType);
  if (value === null) return [];
  const { list } = listOf(value, place.automation.itemsPath);
  return list.filter((element, i) => isTheirs(element, i, value, email, place));
}

/** The respondents, one or many; `inPlace` unless their list stands in a string of the body. */
function listOf(value: Json, itemsPath: string | null): { list: Json[]; inPlace: boolean } {
  if (itemsPath !== null) {
    const path = parsePath(itemsPath);
    const found = path.ok ? readPathOpened(path.value, value, value) : undefined;
    // A list on the way to which a string was opened is a copy.
    if (Array.isArray(found)) return { list: found, inPlace: holds(value, found) };
  }
  return { list: Array.isArray(value) ? value : [value], inPlace: true };
}

function holds(value: Json, part: Json): boolean {
  if (value === part) return true;
  if (Array.isArray(value)) return value.some((item) => holds(item, part));
  return isPlain(value) && Object.keys(value).some((key) => holds(value[key]!, part));
}

function isTheirs(element: Json, position: number, body: Json, email: string, place: Place): boolean {
  const known = place.addressAt.get(position);
  if (known && (same(known, email) || parseEmailAddress(known).ok)) return same(known, email);
  const own = ownAddress(element, body, place.automation);
  return own === undefined ? holdsExactly(element, email) : same(own, email);
}

/** What stands where the automation looks for the address; undefined where nothing does. */
function ownAddress(element: Json, body: Json, { fields, mapping }: Place["automation"]): Json | undefined {
  for (const { name, path } of fields) {
    if (mapping[name] !== "email") continue;
    const parsed = parsePath(path);
    const value = parsed.ok && isPlain(element) ? readPath(parsed.value, element, body) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function holdsExactly(value: Json, email: string): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsExactly(item, email));
  if (isPlain(value)) return Object.keys(value).some((key) => holdsExactly(value[key]!, email));
  return same(value, email);
}

function same(value: Json, email: string): boolean {
  if (typeof value !== "string") return false;
  return addressKey(value) === email.toLowerCase();
}

/** The value with every text that holds the address set to null, and members named by it left out. */
function withoutAddress(value: Json, email: string): Json {
  if (typeof value === "string") return holdsAddress(value, email) ? null : value;
  if (Array.isArray(value)) return value.map((item) => withoutAddress(item, email));
  if (!isPlain(value)) return value;
  const kept = Object.keys(value)
    .filter((key) => !holdsAddress(key, email))
    .map((key) => [key, withoutAddress(value[key]!, email)]);
  return Object.fromEntries(kept);
}
