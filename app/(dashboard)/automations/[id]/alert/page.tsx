import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { AlertEditor } from "@/components/automation/outgoing/editors";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { filterFields, postFields } from "@/lib/outgoing/fields";
import { listSurveys } from "@/lib/survey/queries";
import { enableAlert, fieldsOf, saveAlert, sendTest } from "./actions";

export const generateMetadata = titled("automation.tabs.alert");

/** An alert on one page: of which answers, whom it tells, when. */
export default async function AlertPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { workspace, role } = await requireMember();
  const db = database();
  const { automation, survey } = await found(loadSetup(db, workspace.id, id));
  if (automation.type !== "alert") redirect(`/automations/${id}`);
  const { data } = await listSurveys(db, workspace.id, { limit: 200 });
  const all = survey && !data.some((each) => each.id === survey.id) ? [survey, ...data] : data;
  const { channels = [], digest = null, at = "08:00" } = automation.alert ?? {};
  return (
    <AlertEditor
      automation={{ id, draft: automation.status === "draft" }}
      surveys={all.map(({ id: surveyId, title }) => ({ id: surveyId, title }))}
      known={{
        fields: survey ? filterFields(postFields(survey, await getLocale())) : [],
        languages: survey?.languages ?? [],
      }}
      zone={workspace.timeZone}
      values={{
        ...{ name: automation.name, surveyId: automation.surveyId, filter: automation.filter, digest, at },
        channels: channels.map((channel) =>
          channel.kind === "email"
            ? { key: channel.id, kind: channel.kind, value: channel.to, locale: channel.locale }
            : { key: channel.id, kind: channel.kind, value: channel.shown, locale: channel.locale },
        ),
      }}
      seen={digestOf(automation, editedParts.alert)}
      actions={isAtLeast(role, "admin") ? { fieldsOf, saveAlert, enableAlert, sendTest } : null}
    />
  );
}
