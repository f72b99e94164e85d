import type { NextRequest } from "next/server";
import { database } from "@/db";
import { wake, wakeNotices } from "@/inngest/wake";
import { answerHook } from "@/lib/delivery/hook/answer";
import type { HookDeps } from "@/lib/delivery/hook/context";
import { hookProcess } from "@/lib/delivery/hook/process";
import { env } from "@/lib/env";
import { readWebBody } from "@/lib/http/read-web-body";
import { countDelivery } from "@/lib/metrics";

export const dynamic = "force-dynamic";

let process_: HookDeps | undefined;

/** The second door, for hosts without our server: the same handler behind a Next route. */
async function handle(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  process_ ??= hookProcess(
    database(),
    process.env.DATABASE_URL!,
    env().APP_URL,
    (at) => void wake(at),
    () => void wakeNotices(),
  );
  const { id } = await params;
  const answer = await answerHook(process_, {
    method: request.method,
    id,
    query: request.nextUrl.searchParams,
    target: request.nextUrl.pathname + request.nextUrl.search,
    headers: Object.fromEntries(request.headers),
    read: (limit) => readWebBody(request, limit),
  });
  countDelivery(answer.outcome);
  return new Response(answer.body === "" ? null : answer.body, {
    status: answer.status,
    headers: answer.headers,
  });
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
