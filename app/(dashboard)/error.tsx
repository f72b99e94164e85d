"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("problems.page.title")}>{t("problems.page.text")}</PageHeader>
      <Button className="mt-5" onClick={reset}>
        {t("ui.tryAgain")}
      </Button>
    </>
  );
}
