/**
 * Headers of what is behind a link that is a secret: never stored, never indexed, with no referrer and no script.
 * @param nonce of the page's style; none where there is no page
 */
export function secrecy(nonce = "", referrer = "no-referrer"): Record<string, string> {
  return {
    "cache-control": "no-store",
    "referrer-policy": referrer,
    "x-robots-tag": "noindex, nofollow",
    "x-content-type-options": "nosniff",
    "content-security-policy": [
      "default-src 'none'",
      nonce ? `style-src 'nonce-${nonce}'` : "style-src 'none'",
      "img-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  };
}
