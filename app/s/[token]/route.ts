import { guard, guardForm } from "@/app/_respondent/guard";
import { env } from "@/lib/env";
import { showSurvey, takeSurvey } from "./handle";

export const dynamic = "force-dynamic";

/** Room for every question's longest answer, percent-encoded. */
const formBytes = 2 * 1024 * 1024;

type Context = { params: Promise<{ token: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return await guard(request, (db) => showSurvey(db, request, token, new Date()));
}

export async function HEAD(request: Request, context: Context): Promise<Response> {
  const { status, headers } = await GET(request, context);
  return new Response(null, { status, headers });
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return await guardForm(request, formBytes, (db, form) =>
    takeSurvey(db, request, form, token, new Date(), env().APP_URL),
  );
}
