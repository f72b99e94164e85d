import { kindOfBody } from "@/lib/payload/body";
import { parseForm } from "@/lib/payload/form";
import { type Json, parseJson, scanJson } from "@/lib/payload/json";
import { fail, ok, type Result } from "@/lib/result";
import { answerHandshake, findHandshake, isPingOf, type Asked as Question } from "@/lib/sender/handshake";
import { senders } from "@/lib/sender/list";
import type { Handshake, Sender } from "@/lib/sender/model";
import { allow, authenticateHook, missingKey, notTheHolder } from "./authenticate";
import type { Asked, Identified } from "./context";
import { findKey } from "./find-key";
import { type End, json, refuse, type Stage } from "./line";
import { takeRate } from "./rate";
import type { Hook } from "./setup";
import { takeBody } from "./take-body";

/** A handshake or a ping is a small body. */
const mostBytes = 16 * 1024;

/** What a ping is answered: nothing came, and nothing is wrong. */
const pingAnswer = JSON.stringify({
  ...{ mode: "ping", accepted: 0, filtered: 0, duplicates: 0, rejected: 0 },
  results: [],
});

/**
 * Answers handshakes and pings that come without a key or by another method than POST, where the chosen sender has them,
 * or a key came along. Whoever else asks goes on, and hears what everybody hears without a key.
 */
export const shakeAtTheDoor: Stage<Asked, Asked> = (at) => {
  const { method, headers, query } = at.request;
  const isPost = method === "POST";
  if (isPost && (isProven(at) || !mayBeShort(at))) return ok(at);
  if (!isPost && !likeSome(questionOf(at, undefined))) return ok(at);
  return answerAtTheDoor(at, isPost, findKey(headers, query));
};

async function answerAtTheDoor(
  at: Asked,
  isPost: boolean,
  given: ReturnType<typeof findKey>,
): Promise<Result<Asked, End>> {
  const raw = isPost ? await takeBody(at, mostBytes) : undefined;
  if (raw && !raw.ok) return "refusal" in raw.error ? refuse(missingKey()) : raw;
  const asked = questionOf(at, raw?.value);
  if (!likeSome(asked)) return ok(at);
  const hook = await at.budget.wait(() => at.deps.cache.fresh(at.request.id, at.now));
  const byKey = given !== undefined && authenticateHook(hook, given, at.now) !== undefined;
  if (!hook) return ok(at);
  const answer =
    (await shaken(at, hook, asked, { byKey, signed: false })) ?? (await ponged(at, hook, asked, byKey));
  return answer ? fail({ answer }) : ok(at);
}

/** Answers a handshake or ping of whoever has proven to be let in. */
export const answerCourtesy: Stage<Identified, Identified> = (at) => {
  if (!looksLikeOne(at)) return ok(at);
  const asked = questionOf(at, at.raw);
  return courtesy(at, asked);
};

async function courtesy(at: Identified, asked: Question): Promise<Result<Identified, End>> {
  const means = { byKey: at.keyId !== null, signed: at.signed };
  const answer = (await shaken(at, at.hook, asked, means)) ?? (await ponged(at, at.hook, asked, means.byKey));
  // A handshake is no event, also where it is not answered: a second secret, or one who does not hold it.
  if (!answer) return findHandshake(at.hook.sender, asked) ? refuse(notTheHolder()) : ok(at);
  takeRate(at, 1);
  return fail({ answer });
}

/** Answers a ping of the chosen sender; with a key that of any, unless too little tells it. */
async function ponged(at: Asked, hook: Hook, asked: Question, byKey: boolean) {
  const others = byKey && senders.some((each) => !each.ping?.ownOnly && isPingOf(each, asked));
  if (!others && !isPingOf(hook.sender, asked)) return undefined;
  await at.deps.shook(hook.id, at.now);
  return json(200, pingAnswer, "ping");
}

async function shaken(at: Asked, hook: Hook, asked: Question, means: { byKey: boolean; signed: boolean }) {
  const found = handshakeFor(hook, asked, means.byKey);
  if (!found) return undefined;
  const { handshake, own } = found;
  const [secret] = own ? hook.senderSecrets : [];
  // Only who holds the secret may ask; where none is set, the key speaks for it.
  if (handshake.signed && !means.signed && !(means.byKey && !secret)) return undefined;
  const answer = answerHandshake(handshake, asked, secret?.secret);
  if (!answer) return undefined;
  const kept = await at.deps.shook(hook.id, at.now, own ? answer.keeps : undefined);
  if (!kept) return undefined;
  // What is given back came from outside, and a browser must not take it for a page.
  const headers: Record<string, string> = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  if (asked.method === "OPTIONS") headers.allow = allow;
  Object.assign(headers, answer.headers);
  return { status: 200, headers, body: answer.body, outcome: "handshake" };
}

/** The chosen sender's own handshake; with a key that of any, unless too little tells it. */
function handshakeFor(
  hook: Hook,
  asked: Question,
  byKey: boolean,
): { handshake: Handshake; own: boolean } | undefined {
  const own = findHandshake(hook.sender, asked);
  if (own) return { handshake: own, own: true };
  if (!byKey) return undefined;
  for (const sender of senders) {
    const handshake = findHandshake(sender, asked);
    if (handshake && !handshake.ownOnly) return { handshake, own: false };
  }
  return undefined;
}

/** Is it like a handshake or a ping of some sender, whatever hook it is sent to? */
function likeSome(asked: Question): boolean {
  return senders.some((sender) => findHandshake(sender, asked) !== undefined || isPingOf(sender, asked));
}

function isProven({ request }: Asked): boolean {
  return (
    findKey(request.headers, request.query) !== undefined ||
    senders.some(({ scheme }) => scheme && request.headers[scheme.header] !== undefined) ||
    request.headers["svix-signature"] !== undefined
  );
}

/** Says its length and is small, or is told by what stands beside the body, which a proxy may send in chunks. */
function mayBeShort({ request }: Asked): boolean {
  const length = request.headers["content-length"];
  return length === undefined ? isMarked(request) : Number(length) <= mostBytes;
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What must stand in a body of some handshake or ping: a text that one place holds, or the name of the place. */
const marks = senders.flatMap((sender) => marksOf(sender));
const inBody = new RegExp(`"(?:${marks.map(quoted).join("|")})"|(?:^|&)(?:${marks.map(quoted).join("|")})=`);

function marksOf({ handshakes = [], ping }: Sender): string[] {
  return [...handshakes, ...(ping ? [ping] : [])].flatMap(({ when }) => {
    const places = Object.entries(when).filter(([place]) => !place.startsWith("@"));
    const text = places.map(([, wanted]) => wanted).find((wanted) => typeof wanted === "string");
    return places.length === 0 ? [] : [text ?? places[0]![0].split(".").at(-1)!];
  });
}

const inHeaders = senders.flatMap(({ handshakes = [], ping }) =>
  [...handshakes, ...(ping ? [ping] : [])].flatMap(({ when }) =>
    Object.keys(when).flatMap((place) => (place.startsWith("@headers.") ? [place.slice(9)] : [])),
  ),
);

/** A look that costs next to nothing, for every request passes here. */
function looksLikeOne({ request, raw }: Identified): boolean {
  return isMarked(request) || (raw.length <= mostBytes && inBody.test(raw.toString("latin1")));
}

/** Is there something beside the body that a handshake or ping of some sender has? */
function isMarked({ headers, query }: Asked["request"]): boolean {
  return inHeaders.some((name) => headers[name] !== undefined) || query.has("validationToken");
}

function questionOf({ request }: Asked, raw: Buffer | undefined): Question {
  const { method, headers, query } = request;
  return {
    method,
    headers,
    query: Object.fromEntries(query),
    body: raw && readSmall(raw, headers["content-type"]),
  };
}

function readSmall(raw: Buffer, contentType: string | undefined): Json | undefined {
  const kind = kindOfBody(contentType);
  if (!kind.ok || raw.length > mostBytes) return undefined;
  const text = raw.toString("utf8");
  if (kind.value.format === "form") {
    const form = parseForm(text);
    return form.ok ? form.value.value : undefined;
  }
  const scan = scanJson(text, 32);
  try {
    return scan.deepestAt === null ? parseJson(text, scan) : undefined;
  } catch {
    return undefined;
  }
}
