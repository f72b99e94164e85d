import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { CreateSurveyForm } from "@/components/survey/create-survey-form";
import { PageHeader } from "@/components/ui/page-header";
import { isAtLeast } from "@/lib/auth/token";
import { create } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("survey"))("new.title") };
}

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
      <CreateSurveyForm language={await getLocale()} create={create} />
    </>
  );
}
