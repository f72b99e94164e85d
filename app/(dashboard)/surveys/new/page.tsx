import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { CreateSurveyForm } from "@/components/survey/create-survey-form";
import { PageHeader } from "@/components/ui/page-header";
import { isAtLeast } from "@/lib/auth/token";
import { templates } from "@/lib/survey/templates/list";
import { minutesToAnswer } from "@/lib/survey/translation";
import { create } from "../actions";

export const generateMetadata = titled("survey.new.title");

export default async function NewSurveyPage() {
  const { role } = await requireMember();
  if (!isAtLeast(role, "admin")) redirect("/surveys");
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t("survey.new.title")}
        crumbs={[{ label: t("surveys.title"), href: "/surveys" }]}
        crumbsLabel={t("ui.crumbs")}
      >
        {t("survey.new.text")}
      </PageHeader>
      <CreateSurveyForm
        language={await getLocale()}
        templates={templates.map(({ id, questions }) => ({
          ...{ id, questions: questions.length, minutes: minutesToAnswer(questions) },
        }))}
        create={create}
      />
    </>
  );
}
