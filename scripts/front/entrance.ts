import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "@/lib/env";
import { formLimits, hasTooManyFields, occursOver } from "@/lib/http/form";
import { bodyLimit } from "./body-limit";
import { forwardedBy } from "./forwarded";
import type { Page } from "./pages";
import { hasBody, readBody } from "./read-body";
import { refuse } from "./refuse";
import type { Handle } from "./server";
import { plainTarget } from "./target";

/** The way in for every request: what it says of itself is read once, here, before anything behind looks at it. */
export function entrance({ TRUST_PROXY }: Pick<Env, "TRUST_PROXY">, go: Handle): Handle {
  const believe = forwardedBy(TRUST_PROXY);
  return (request, response) => {
    believe(request);
    request.url = plainTarget(request.url ?? "/");
    go(request, response);
  };
}

/**
 * Reads a request for the pages to its end before they hear of it, so that what reaches them is bounded, whole, and
 * never waits for a slow client.
 */
export function bounded({ APP_URL }: Pick<Env, "APP_URL">, page: Page): Handle {
  return async (request, response) => {
    if (occursOver(formLimits.fields, request.url ?? "", "&")) return refuse("uriTooLong", request, response);
    const body = hasBody(request) ? await bodyOf(request, response, APP_URL) : Buffer.alloc(0);
    if (body === null) refuse("tooLarge", request, response);
    else if (body) page(request, response, body);
    else response.destroy();
  };
}

/** The body; null where it is more than is taken, undefined where the client has left. */
async function bodyOf(
  request: IncomingMessage,
  response: ServerResponse,
  appUrl: string,
): Promise<Buffer | null | undefined> {
  const { bytes, countsFields } = await bodyLimit(request, appUrl);
  const body = await readBody(request, response, bytes).catch(() => undefined);
  const type = request.headers["content-type"] ?? "";
  return body && countsFields && hasTooManyFields(body, type) ? null : body;
}
