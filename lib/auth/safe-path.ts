/** The header in which the server's front tells pages the path and query that were asked for. */
export const pathHeader = "x-surveyhook-path";

/**
 * Where to go after signing in: a path of this installation, or the fallback. Anything that could lead elsewhere
 * (another host, `//host`, a backslash, a control character) or back to the sign-in is not followed.
 */
export function safePath(wanted: string | null | undefined, fallback = "/automations"): string {
  if (!wanted || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wanted)) return fallback;
  const base = "http://own.invalid";
  if (!URL.canParse(wanted, base)) return fallback;
  const url = new URL(wanted, base);
  if (url.origin !== base || /^\/(sign-in|first-run|api)(\/|$)/.test(url.pathname)) return fallback;
  return url.pathname.startsWith("//") ? fallback : url.pathname + url.search + url.hash;
}
