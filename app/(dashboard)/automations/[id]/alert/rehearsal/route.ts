import { z } from "zod";
import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { rehearseAlert } from "@/lib/alert/rehearse";
import { readJsonBody } from "@/lib/api/read-body";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { filterSchema } from "@/lib/filter/schema";
import { invalidRequest } from "@/lib/input/field-errors";
import { getSurvey } from "@/lib/survey/queries";

const written = z.object({
  surveyId: z.string(),
  name: z.string().max(200),
  filter: filterSchema.nullable(),
  locale: z.enum(["en", "sv"]),
});

/** How often an alert would have told as it is written, asked while it is. Stores and tells nothing. */
export async function POST(request: Request) {
  return await answerMember(async ({ workspace }) => {
    const parsed = written.safeParse(await readJsonBody(request));
    if (!parsed.success) throw invalidRequest([]);
    const { surveyId, ...alert } = parsed.data;
    const db = database();
    const survey = await getSurvey(db, workspace.id, surveyId);
    const { timeZone } = workspace;
    const at = { timeZone, now: systemClock(), appUrl: env().APP_URL };
    return Response.json(await rehearseAlert(db, survey, alert, at), {
      headers: { "cache-control": "no-store" },
    });
  });
}
