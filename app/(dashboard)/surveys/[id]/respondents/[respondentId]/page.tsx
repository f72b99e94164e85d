import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { erase } from "@/app/(dashboard)/respondents/actions";
import { found } from "@/app/found";
import { RespondentAnswers } from "@/components/respondent/respondent-answers";
import { RespondentAside } from "@/components/respondent/respondent-aside";
import { RespondentHistory } from "@/components/respondent/respondent-history";
import { RespondentStateMark } from "@/components/respondent/respondent-state";
import { database } from "@/db";
import { getRespondentDetail } from "@/lib/respondent/detail";
import { loadSurvey } from "../../load";

type Props = { params: Promise<{ id: string; respondentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("respondents"))("person") };
}

export default async function RespondentPage(props: Props) {
  const { survey, workspace, mayAct } = await loadSurvey(props);
  const { respondentId } = await props.params;
  const detail = await found(getRespondentDetail(database(), workspace.id, survey.id, respondentId));
  const { respondent, response, state } = detail;
  const locale = await getLocale();
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg wrap-anywhere">{respondent.email}</h2>
        <RespondentStateMark state={state} />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_312px]">
        <div className="grid min-w-0 gap-6">
          <RespondentAnswers
            questions={survey.questions}
            languages={survey.languages}
            locale={locale}
            answers={response?.answers ?? null}
          />
          <RespondentHistory
            invitations={detail.invitations.map(({ id, runId, reminder, status, sendAt, sentAt }) => ({
              id,
              runId,
              reminder,
              status,
              at: (sentAt ?? sendAt).toISOString(),
            }))}
            runs={detail.runs.map(({ id, status, createdAt }) => ({
              id,
              status,
              at: createdAt.toISOString(),
            }))}
          />
        </div>
        <RespondentAside
          respondent={{
            id: respondent.id,
            surveyId: survey.id,
            email: respondent.email,
            name: [respondent.firstName, respondent.lastName].filter(Boolean).join(" "),
            language: respondent.language,
            createdAt: respondent.createdAt.toISOString(),
            openedAt: respondent.openedAt?.toISOString() ?? null,
            answeredAt: respondent.answeredAt?.toISOString() ?? null,
            variables: respondent.variables,
          }}
          suppressions={detail.suppressions.map(({ id, reason, surveyId }) => ({
            id,
            reason,
            all: surveyId === null,
          }))}
          erase={mayAct ? erase : null}
        />
      </div>
    </>
  );
}
