import type { IncomingMessage, ServerResponse } from "node:http";
import { isOwnOrigin } from "@/lib/auth/origin";
import type { Env } from "@/lib/env";
import { formLimits, hasTooManyFields, isForm, isWholeForm, occursOver } from "@/lib/http/form";
import { bodyLimits } from "@/lib/payload/body";
import { fail, ok, type Result } from "@/lib/result";
import { doorLimit, isMembers } from "./body-limit";
import type { Page } from "./pages";
import { hasBody, readBody } from "./read-body";
import { methods, type Refusal, refuse } from "./refuse";
import type { Handle } from "./server";

/**
 * Reads a request for the pages to its end before they hear of it, so that what reaches them is bounded, whole, and
 * never waits for a slow client.
 */
export function bounded({ APP_URL }: Pick<Env, "APP_URL">, page: Page): Handle {
  return async (request, response) => {
    if (!methods.includes(request.method ?? "")) return refuse("method", request, response);
    if (occursOver(formLimits.fields, request.url ?? "", "&")) return refuse("uriTooLong", request, response);
    try {
      const body = await bodyOf(request, response, APP_URL);
      if (body.ok) page(request, response, body.value);
      else refuse(body.error, request, response);
    } catch {
      // The client has left.
      response.destroy();
    }
  };
}

/**
 * A stranger's form to a page is looked through before Next parses it; a member's may be as large as a survey. For what is
 * no form, and calls no action, Next would make the whole page.
 */
async function bodyOf(
  request: IncomingMessage,
  response: ServerResponse,
  appUrl: string,
): Promise<Result<Buffer, Refusal>> {
  const { headers, url = "/" } = request;
  const limit = doorLimit(url);
  if (limit === undefined && isFromElsewhere(request, appUrl)) return fail("elsewhere");
  const type = headers["content-type"] ?? "";
  if (!hasBody(request) && !type) return ok(Buffer.alloc(0));
  const isTrusted = limit !== undefined || (await isMembers(headers.cookie ?? "", appUrl));
  const body = await readBody(request, response, limit ?? (isTrusted ? bodyLimits : formLimits).bytes);
  if (body === null) return fail("tooLarge");
  if (isTrusted) return ok(body);
  if (hasTooManyFields(body, type)) return fail("tooLarge");
  if (request.method === "POST" && type && !isForm(type) && !headers["next-action"])
    return fail("unreadable");
  return (await isWholeForm(body, type)) ? ok(body) : fail("unreadable");
}

/** Next takes another site's post for a fault of its own. */
function isFromElsewhere({ method = "", headers }: IncomingMessage, appUrl: string): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(method) || headers.origin === undefined) return false;
  const sender = { get: (name: string) => (headers[name] as string | undefined) ?? null };
  return headers.origin === "null" || !isOwnOrigin(sender, appUrl, false);
}
