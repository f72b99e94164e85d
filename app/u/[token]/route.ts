import { guard, guardForm } from "@/app/_respondent/guard";
import type { Db } from "@/db";
import { env } from "@/lib/env";
import { formLimits } from "@/lib/http/form";
import { isLink } from "@/lib/respondent/queries";
import { changeSubscription, showSubscription } from "./handle";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return await guard(request, (db) => showSubscription(db, request, token));
}

export async function HEAD(request: Request, context: Context): Promise<Response> {
  const { status, headers } = await GET(request, context);
  return new Response(null, { status, headers });
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const link = { find: (db: Db) => isLink(db, token), unknown: "unknownUnsubscribe" } as const;
  return await guardForm(request, formLimits.bytes, link, (db, form) =>
    changeSubscription(db, request, form, token, new Date(), env().APP_URL),
  );
}
