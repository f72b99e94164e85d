import { guard } from "@/app/_respondent/guard";
import { noteTouch } from "../handle";

export const dynamic = "force-dynamic";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params;
  return await guard(request, (db) => noteTouch(db, request, token, new Date()));
}
