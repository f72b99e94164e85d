import { stringify } from "lossless-json";
import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { systemClock } from "@/lib/clock";
import { exportPerson } from "@/lib/erasure/export";
import { AppError } from "@/lib/errors";
import { getRespondentDetail } from "@/lib/respondent/detail";

type Params = { params: Promise<{ id: string }> };

/** Everything that the workspace has stored on a respondent's address, as a file. */
export async function GET(_request: Request, { params }: Params) {
  return await answerMember(async ({ workspace, role }) => {
    if (!isAtLeast(role, "admin")) throw new AppError("forbidden", "The role admin is needed for this.");
    const { id } = await params;
    const db = database();
    const { respondent } = await getRespondentDetail(db, workspace.id, id);
    const person = await exportPerson(db, workspace.id, respondent.email, systemClock());
    return new Response(stringify(person, undefined, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${id}.json"`,
        "cache-control": "private, no-store",
      },
    });
  });
}
