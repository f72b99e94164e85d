import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { findByName } from "@/lib/overview/find";

/** What has a text in its name, for the palette. */
export async function GET(request: Request) {
  return await answerMember(async ({ workspace }) => {
    const text = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
    const found = await findByName(database(), workspace.id, text, 6);
    return Response.json(found, { headers: { "cache-control": "private, no-store" } });
  });
}
