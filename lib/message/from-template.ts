import type { Db } from "@/db";
import type { Actor } from "../edit/seen";
import { fieldErrorsOf, invalidRequest } from "../input/field-errors";
import { createSurvey } from "../survey/mutations";
import type { Survey } from "../survey/queries";
import { type SurveyInput, surveyInput } from "../survey/schema";
import type { Template } from "../survey/templates/template";
import { inLanguages, templateLanguages } from "../survey/templates/texts-of";
import { createMessage } from "./mutations";
import { messageInput } from "./schema";

/**
 * Makes a draft out of a template, and the invitation that goes with it, under the same title.
 * @param given what was chosen: title and languages
 * @throws AppError invalid_request
 */
export async function createFromTemplate(
  db: Db,
  workspaceId: string,
  template: Template,
  given: Pick<SurveyInput, "title" | "languages">,
  now: Date,
  actor: Actor,
): Promise<Survey> {
  const languages = templateLanguages(given.languages);
  const survey = surveyInput.safeParse({
    ...{ title: given.title, status: "draft", languages },
    questions: inLanguages(template.questions, languages),
    thankYou: inLanguages(template.thankYou, languages),
  });
  if (!survey.success) throw invalidRequest(fieldErrorsOf(survey.error.issues));
  const message = messageInput.parse({
    name: given.title,
    content: inLanguages(template.invitation, languages),
  });
  return await db.transaction(async (tx) => {
    await createMessage(tx, workspaceId, message, now, actor);
    return await createSurvey(tx, workspaceId, survey.data, now, actor);
  });
}
