import type { BodyFault } from "@/db/schema";
import { kindOfBody, unpackBody } from "@/lib/payload/body";
import { type Parsed, parseBody } from "@/lib/payload/parse";
import { layBeside } from "@/lib/payload/path";
import { bodyProblem, isUnreadable } from "@/lib/reason/body";
import { ok, type Result } from "@/lib/result";
import type { Identified, KeptRequest, Opened, Read, Received } from "./context";
import { changed, type End, refuse, type Stage, whenKnown } from "./line";
import { prepareUnreadable } from "./prepare";
import { takeRate } from "./rate";
import { takeBody } from "./take-body";

const secret =
  /^(authorization|proxy-authorization|cookie|x-api-key)$|^x-surveyhook-|token|secret|password|signature|hmac/;

/** The parameters that may carry a key, in any letter case. */
const secretParameter = /^(api_?key|key|code|sig)$|token|secret|password|signature/i;

/** Takes the body as it comes, within the limit. */
export const receive: Stage<Opened, Received> = async (at) => {
  if (at.raw) return ok({ ...at, raw: at.raw });
  const taken = await takeBody(at);
  if (!taken.ok && "refusal" in taken.error) takeRate(at, 1);
  return taken.ok ? ok({ ...at, raw: taken.value }) : taken;
};

/** Reads the body into respondents. */
export const parse: Stage<Identified, Read> = (at) => {
  const { "content-type": type, "content-encoding": encoding } = at.request.headers;
  const kind = kindOfBody(type);
  if (!kind.ok && !isUnreadable(kind.error)) return unread(at, at.raw, kind.error);
  return whenKnown(unpackBody(at.raw, encoding), (body) => {
    if (!body.ok && !isUnreadable(body.error)) return unread(at, at.raw, body.error);
    const bytes = body.ok ? body.value : at.raw;
    const parsing = !kind.ok ? kind : !body.ok ? body : parseBody(bytes, kind.value, at.hook.itemsPath);
    return whenKnown(parsing, (parsed) =>
      parsed.ok ? read(at, bytes, parsed.value) : unread(at, bytes, parsed.error),
    );
  });
};

function read(at: Identified, bytes: Buffer, parsed: Parsed): Result<Read, never> {
  const kept = keptOf(at, bytes);
  layBeside(parsed.body, { headers: kept.headers, query: kept.query ?? {} });
  return ok({ ...at, kept, parsed });
}

/** Refuses what cannot be read. A fault of the body itself is kept in the history, and counts as a failed delivery. */
async function unread(at: Identified, bytes: Buffer, fault: BodyFault): Promise<Result<Read, End>> {
  const { deps, hook, now } = at;
  takeRate(at, 1);
  if (at.dryRun || !isUnreadable(fault)) return refuse(bodyProblem(fault));
  const write = prepareUnreadable(hook, keptOf(at, bytes), fault, now);
  const written = await at.budget.lend((left) => deps.writer.write(write, left));
  if (written.outcome === "changed") return changed;
  deps.tell();
  return refuse(bodyProblem(fault));
}

function keptOf(at: Identified, body: Buffer): KeptRequest {
  const { request, deliveryId, requestKey } = at;
  const { headers } = request;
  return {
    id: deliveryId,
    contentType: (headers["content-type"] ?? "").slice(0, 200),
    headers: keptHeaders(headers),
    query: keptQuery(request.query),
    body,
    idempotencyKey: requestKey?.key ?? null,
  };
}

/** The headers that a delivery keeps: none that carries a secret, none of unreasonable size. */
function keptHeaders(headers: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers).slice(0, 60)) {
    if (value === undefined || secret.test(name)) continue;
    kept[name] = value.slice(0, 500).toWellFormed().replaceAll("\0", "");
  }
  return kept;
}

/** The parameters of the URL that a delivery keeps: none that may carry a key. */
function keptQuery(query: URLSearchParams): Record<string, string> | null {
  const kept = [...query].filter(([name]) => !secretParameter.test(name)).slice(0, 60);
  const storable = (text: string) => text.slice(0, 500).toWellFormed().replaceAll("\0", "");
  return kept.length === 0 ? null : Object.fromEntries(kept.map((pair) => pair.map(storable)));
}
