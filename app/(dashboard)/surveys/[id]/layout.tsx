import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SurveyHeader } from "@/components/survey/survey-header";
import { SurveyTabs } from "@/components/survey/survey-tabs";
import { database } from "@/db";
import { countUses } from "@/lib/survey/list";
import { isSpoken } from "@/lib/survey/own-words";
import { listSurveyUsers } from "@/lib/survey/use";
import { duplicate, open, remove } from "../actions";
import { loadSurvey, type SurveyParams } from "./load";

export async function generateMetadata(props: SurveyParams): Promise<Metadata> {
  const { title } = (await loadSurvey(props)).survey;
  return { title: { default: title, template: `%s · ${title} · Surveyhook` } };
}

export default async function SurveyLayout({ children, ...props }: SurveyParams & { children: ReactNode }) {
  const { survey, workspace, mayAct } = await loadSurvey(props);
  const db = database();
  const use = (await countUses(db, workspace.id, [survey.id])).get(survey.id)!;
  const users = await listSurveyUsers(db, workspace.id, survey.id);
  return (
    <>
      <SurveyHeader
        survey={{ id: survey.id, title: survey.title, status: survey.status }}
        external={survey.kind === "external"}
        use={use}
        hollow={survey.kind === "hosted" && survey.questions.length === 0}
        users={users.map(({ id, name }) => ({ id, name }))}
        actions={mayAct ? { duplicate, open, remove } : null}
      />
      <SurveyTabs
        surveyId={survey.id}
        external={survey.kind === "external"}
        translated={survey.languages.length > 1 || !survey.languages.every(isSpoken)}
        respondents={use.respondents}
      />
      {children}
    </>
  );
}
