import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { FollowUpButton } from "@/components/follow-up/follow-up-button";
import { RespondentAnswers } from "@/components/respondent/respondent-answers";
import { RespondentAside } from "@/components/respondent/respondent-aside";
import { RespondentHistory } from "@/components/respondent/respondent-history";
import { RespondentStateMark } from "@/components/respondent/respondent-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { getRespondentDetail } from "@/lib/respondent/detail";
import { getSurvey } from "@/lib/survey/queries";
import { followUp } from "../../follow-ups/actions";
import { erase } from "../actions";

type Props = { params: Promise<{ id: string }> };

async function load({ params }: Props) {
  const { workspace, role } = await requireMember();
  const db = database();
  const detail = await found(getRespondentDetail(db, workspace.id, (await params).id));
  const survey = await getSurvey(db, workspace.id, detail.respondent.surveyId);
  return { detail, survey, mayAct: isAtLeast(role, "admin") };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { detail, survey } = await load(props);
  return { title: `${detail.respondent.email} · ${survey.title}` };
}

export default async function RespondentPage(props: Props) {
  const { survey, detail, mayAct } = await load(props);
  const { respondent, response, state } = detail;
  const locale = await getLocale();
  const t = await getTranslations();
  const name = [respondent.firstName, respondent.lastName].filter(Boolean).join(" ");
  return (
    <>
      <PageHeader
        title={respondent.email}
        status={<RespondentStateMark state={state} />}
        crumbs={[{ label: t("respondents.title"), href: "/respondents" }]}
        crumbsLabel={t("ui.crumbs")}
      >
        {name ? `${name}, ` : null}
        <TextLink href={`/surveys/${survey.id}/respondents`}>{survey.title}</TextLink>
      </PageHeader>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_312px]">
        <div className="grid min-w-0 gap-6">
          <RespondentAnswers
            questions={survey.questions}
            languages={survey.languages}
            locale={locale}
            answers={response?.answers ?? null}
          />
          {response && mayAct ? (
            <FollowUpButton
              response={{ id: response.id, followUp: response.followUp, note: response.note }}
              person={{ name, email: respondent.email }}
              change={followUp}
            />
          ) : null}
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
            name,
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
