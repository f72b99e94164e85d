import type { IncomingMessage, ServerResponse } from "node:http";
import { answerHook } from "@/lib/delivery/hook/answer";
import type { HookDeps } from "@/lib/delivery/hook/context";
import { isId } from "@/lib/ids";
import { log } from "@/lib/log";
import { countDelivery } from "@/lib/metrics";
import { readBody } from "./read-body";
import { reply } from "./reply";
import { calledTarget } from "./target";

const hookPath = /^\/api\/hooks\/([^/?#]+)\/?(?:\?(.*))?$/;

/**
 * The hook's door in the front: answers `/api/hooks/{id}` without Next.
 * @returns false where the request is no hook's
 */
export function hookDoor(deps: HookDeps): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const [, id, query = ""] = hookPath.exec(request.url ?? "") ?? [];
    if (id === undefined) return false;
    void answer(deps, request, response, id, query);
    return true;
  };
}

async function answer(
  deps: HookDeps,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  query: string,
): Promise<void> {
  const started = performance.now();
  const { status, headers, body, outcome } = await answerHook(deps, {
    method: request.method ?? "",
    id,
    query: new URLSearchParams(query),
    target: calledTarget(request),
    headers: request.headers as Record<string, string | undefined>,
    read: (limit) => readBody(request, response, limit),
  });
  await reply(request, response, { status, headers, body });
  countDelivery(outcome);
  log().info(
    {
      method: request.method,
      // What stands in an id's place may be a key that was pasted there.
      path: `/api/hooks/${isId("automation", id) ? id : "…"}`,
      status,
      outcome,
      requestId: headers["x-request-id"],
      ms: Math.round(performance.now() - started),
    },
    "hook",
  );
}
