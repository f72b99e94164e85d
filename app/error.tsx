"use client";
import { useTranslations } from "next-intl";
import { Plain } from "@/components/page/plain";
import { Button } from "@/components/ui/button";

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations();
  return (
    <Plain title={t("problems.page.title")} text={t("problems.page.text")}>
      <Button onClick={reset}>{t("ui.tryAgain")}</Button>
    </Plain>
  );
}
