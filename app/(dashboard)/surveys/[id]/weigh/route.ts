import { z } from "zod";
import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { readJsonBody } from "@/lib/api/read-body";
import { filterSchema } from "@/lib/filter/schema";
import { invalidRequest } from "@/lib/input/field-errors";
import { weighCondition } from "@/lib/response/weigh";
import { getSurvey } from "@/lib/survey/queries";

const written = z.object({ showIf: filterSchema.nullable() });

/** Whom a condition would fit as it is written, asked while it is. Stores nothing. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const parsed = written.safeParse(await readJsonBody(request));
    if (!parsed.success) throw invalidRequest([]);
    const db = database();
    const survey = await getSurvey(db, workspace.id, (await params).id);
    return Response.json(await weighCondition(db, survey, parsed.data.showIf, workspace.timeZone), {
      headers: { "cache-control": "no-store" },
    });
  });
}
