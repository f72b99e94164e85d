import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { fittedRespondent } from "@/lib/automation/decide/fitted";
import { fitContextOf, loadSetup } from "@/lib/automation/setup/load-setup";
import { logoOf } from "@/lib/brand/images";
import { systemClock } from "@/lib/clock";
import { trySetup } from "@/lib/delivery/trial/trial";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { writeMessage } from "@/lib/invitation/compose";
import { mailedLogo } from "@/lib/invitation/look";
import { getMessage } from "@/lib/message/queries";

/** A message as the sample's respondent would get it; its links lead to the survey in the dashboard. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const db = database();
    const context = await loadSetup(db, workspace.id, (await params).id);
    const { survey } = context;
    if (!survey) throw notFound("survey");
    const message = await getMessage(db, workspace.id, new URL(request.url).searchParams.get("id") ?? "");
    const { mapping } = fitContextOf(context);
    const trial = await trySetup(db, context, { mapping }, systemClock());
    const fitted = fittedRespondent(mapping, trial.fields);
    const respondent = {
      ...fitted,
      email: fitted.email ?? "elin.strand@example.com",
      language: fitted.language ?? survey.languages[0] ?? "en",
    };
    const link = `${env().APP_URL}/surveys/${survey.id}`;
    const links = { surveyLink: link, unsubscribeLink: link };
    const logo = mailedLogo(await logoOf(db, survey.theme ?? workspace.theme), env().APP_URL);
    const { subject, html } = await writeMessage({ message, survey, workspace, logo, respondent, links });
    const headers = { "cache-control": "private, no-store" };
    return Response.json({ to: respondent.email, subject, html }, { headers });
  });
}
