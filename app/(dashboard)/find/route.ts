import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { findByName, findConcerned } from "@/lib/overview/find";

/** What has a text in its name or address, for the palette. */
export async function GET(request: Request) {
  return await answerMember(async ({ workspace }) => {
    const text = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200).replaceAll("\0", "");
    const [named, concerned] = await Promise.all([
      findByName(database(), workspace.id, text, 6),
      findConcerned(database(), workspace.id, text, 4),
    ]);
    return Response.json({ ...named, ...concerned }, { headers: { "cache-control": "private, no-store" } });
  });
}
