import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export default async function NotFound() {
  const t = await getTranslations("problems.page");
  return (
    <>
      <title>{`${t("missing")} · Surveyhook`}</title>
      <PageHeader title={t("missing")}>{t("missingText")}</PageHeader>
      <ButtonLink href="/automations" className="mt-5">
        {t("home")}
      </ButtonLink>
    </>
  );
}
