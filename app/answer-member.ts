import { currentMember } from "@/app/session";
import type { Member } from "@/lib/auth/sessions";
import { AppError, problemOf } from "@/lib/errors";

/** Answers what a page asks while it is open: for members alone, refusals as RFC 9457. */
export async function answerMember(work: (member: Member) => Promise<Response>): Promise<Response> {
  try {
    const member = await currentMember();
    if (!member) throw new AppError("invalid_token", "Sign in again.");
    return await work(member);
  } catch (error) {
    const { status, headers, body } = problemOf(error);
    return new Response(JSON.stringify(body), { status, headers });
  }
}
