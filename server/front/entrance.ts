import type { Env } from "@/lib/env";
import { forwardedBy } from "./forwarded";
import type { Handle } from "./server";
import { makePlain } from "./target";

/** Half a year: who moves back to http finds browsers that still insist on https for so long. */
const strictTransport = `max-age=${180 * 86_400}`;

/** The way in for every request: what it says of itself is read once, here, before anything behind looks at it. */
export function entrance({ TRUST_PROXY, APP_URL }: Pick<Env, "TRUST_PROXY" | "APP_URL">, go: Handle): Handle {
  const trustForwarded = forwardedBy(TRUST_PROXY);
  const isSecure = APP_URL.startsWith("https:");
  return (request, response) => {
    trustForwarded(request);
    makePlain(request);
    if (isSecure) response.setHeader("strict-transport-security", strictTransport);
    go(request, response);
  };
}
