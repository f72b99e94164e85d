import type { RefusedRule } from "@/db/schema";
import type { Sender } from "./model";
import { readSignature, type SignedRequest, skewOf, verifySignature } from "./scheme";

/**
 * Which rule stopped a signed request, for those who set a sender up. Tries what usually goes wrong: the former secret,
 * a body written anew on the way, another form of the URL. Never throws; not for the answer, which tells nobody.
 * @param secrets the sender's: the one that counts, and the former one, whether it still counts or not
 */
export function diagnose(
  sender: Sender,
  secrets: readonly string[],
  request: SignedRequest,
  now: Date,
): RefusedRule {
  const { scheme } = sender;
  const rule = (name: RefusedRule["rule"], more: Partial<RefusedRule> = {}): RefusedRule => ({
    sender: sender.id,
    rule: name,
    ...more,
  });
  if (!scheme) return rule("no_signature");
  const standard = scheme.header.replace(/^webhook-/, "svix-");
  if (!request.headers[scheme.header] && !request.headers[standard]) return rule("no_signature");
  const given = readSignature(scheme, request.headers);
  if (!given) return rule("malformed");
  const fits = (over: Partial<SignedRequest>, those = secrets) => {
    const verified = verifySignature(scheme, those, { ...request, ...over }, now);
    return verified.ok || verified.error === "stale_timestamp";
  };
  if (fits({}, secrets.slice(0, 1)))
    return rule("clock", { minutes: Math.max(1, Math.round(skewOf(scheme, given, now) / 60)) });
  if (fits({})) return rule("former_secret");
  if (bodiesLike(request.body).some((body) => fits({ body }))) return rule("body_changed");
  if (urlsLike(request.url).some((url) => fits({ url }))) return rule("url_changed");
  return rule("other_secret");
}

/** The body as it may have been before something between wrote it anew. */
function bodiesLike(body: Uint8Array): Buffer[] {
  if (body.length > 64 * 1024) return [];
  const text = Buffer.from(body).toString("utf8");
  const forms = [text.trim(), `${text}\n`, text.replace(/\r\n/g, "\n"), text.replace(/\n/g, "\r\n")];
  try {
    const value: unknown = JSON.parse(text);
    forms.push(JSON.stringify(value), JSON.stringify(value, null, 2), JSON.stringify(value, null, 4));
    forms.push(JSON.stringify(value).replaceAll("/", "\\/"));
  } catch {
    // A body that is no JSON has no other ways to be written.
  }
  return [...new Set(forms)].filter((form) => form !== text).map((form) => Buffer.from(form));
}

function urlsLike(url: string): string[] {
  const [path = "", query] = url.split("?");
  const bare = path.replace(/\/$/, "");
  const ends = query === undefined ? [""] : ["", `?${query}`];
  const all = [bare, `${bare}/`].flatMap((each) => ends.map((end) => each + end));
  return [
    ...all,
    ...all.map((each) => each.replace(/^https?:/, (s) => (s === "http:" ? "https:" : "http:"))),
  ];
}
