import { z } from "zod";
import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { readJsonBody } from "@/lib/api/read-body";
import { logoOf } from "@/lib/brand/images";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { fieldErrorsOf, invalidRequest } from "@/lib/input/field-errors";
import { mailedLogo } from "@/lib/invitation/look";
import { noSurvey, previewMessage } from "@/lib/invitation/message-preview";
import { messageDraft } from "@/lib/message/schema";
import { findSurvey } from "@/lib/survey/queries";

const input = z.object({
  content: messageDraft,
  language: z.string().max(40),
  surveyId: z.string(),
  person: z.enum(["full", "bare"]),
});

/** A message as it stands in a form, written for an invented respondent, and what is wrong with it. Stores nothing. */
export async function POST(request: Request) {
  return await answerMember(async ({ workspace }) => {
    const parsed = input.safeParse(await readJsonBody(request));
    if (!parsed.success) throw invalidRequest(fieldErrorsOf(parsed.error.issues));
    const { surveyId, ...rest } = parsed.data;
    const survey =
      (await findSurvey(database(), workspace.id, surveyId)) ?? noSurvey(workspace.id, workspace.name);
    const preview = await previewMessage({
      ...rest,
      survey,
      workspace,
      logo: mailedLogo(await logoOf(database(), survey.theme ?? workspace.theme), env().APP_URL),
      appUrl: env().APP_URL,
      now: systemClock(),
    });
    return Response.json(preview, { headers: { "cache-control": "private, no-store" } });
  });
}
