import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { readImage } from "@/lib/api/read-upload";
import { isOwnOrigin } from "@/lib/auth/origin";
import { isAtLeast } from "@/lib/auth/token";
import { addImage } from "@/lib/brand/images";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Keeps a logo that a member has chosen; it is used once the brand is saved. */
export async function POST(request: Request): Promise<Response> {
  return await answerMember(async ({ workspace, role }) => {
    if (!isAtLeast(role, "admin") || !isOwnOrigin(request.headers, env().APP_URL, false))
      throw new AppError("forbidden", "Only those who may change the workspace choose its logo.");
    const id = await addImage(database(), workspace.id, await readImage(request), systemClock());
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  });
}
