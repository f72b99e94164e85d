/**
 * Was a form sent from another site? Browsers say so in Sec-Fetch-Site; older ones in Origin, which is "null" on pages
 * that send no referrer, and then tells nothing. A request without either is no browser's, and no one's cookie.
 * @param appUrl the public address, beside the one the request came to
 */
export function isCrossSite(headers: Pick<Headers, "get">, appUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "cross-site" || site === "same-site";
  const origin = headers.get("origin");
  if (!origin || origin === "null") return false;
  if (!URL.canParse(origin)) return true;
  const host = new URL(origin).host;
  return host !== new URL(appUrl).host && host !== headers.get("host");
}
