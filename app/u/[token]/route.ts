import { guard, guardForm } from "@/app/_respondent/guard";
import { env } from "@/lib/env";
import { changeSubscription, showSubscription } from "./handle";

export const dynamic = "force-dynamic";

const formBytes = 64 * 1024;

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
  return await guardForm(request, formBytes, (db, form) =>
    changeSubscription(db, request, form, token, new Date(), env().APP_URL),
  );
}
