import type { IncomingHttpHeaders } from "node:http";

/**
 * Has a request from a page at the address of the installation look as if it came to that address. Next takes no change
 * from a page of another host than was asked for, and which one was asked for a proxy may rewrite or cut the port of.
 * @param appUrl the address of the installation
 */
export function trustOwnOrigin(appUrl: string): (headers: IncomingHttpHeaders) => void {
  const own = new URL(appUrl);
  return (headers) => {
    if (URL.canParse(headers.origin ?? "") && new URL(headers.origin!).host === own.host)
      headers["x-forwarded-host"] = own.host;
  };
}
