/** The parts of a request that tell where it was made. */
export type Sender = { get(name: string): string | null };

/**
 * Was a request that changes something made by a page of our own? The Origin decides where there is one. Without one, or
 * with `null` (which a page with a strict referrer policy sends even to itself), the browser's Sec-Fetch-Site does.
 * Sources: Fetch standard, 3.2 Origin header; Fetch Metadata Request Headers.
 * @param bare what to say where neither is there: no browser of our days sends such a request
 */
export function isOwnOrigin(headers: Sender, appUrl: string, bare: boolean): boolean {
  const origin = headers.get("origin");
  if (origin && origin !== "null") return ownOrigins(headers, appUrl).has(hostOf(origin) ?? "");
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  return origin === null && bare;
}

/** The host asked for, and the host of APP_URL: a proxy may rewrite the first. */
function ownOrigins(headers: Sender, appUrl: string): Set<string> {
  return new Set([headers.get("host")?.toLowerCase() ?? "", hostOf(appUrl) ?? ""].filter(Boolean));
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
