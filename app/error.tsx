"use client";
import { useTranslations } from "next-intl";
import { Plain } from "@/components/page/plain";
import { TryAgain } from "@/components/page/try-again";

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations("problems.page");
  return (
    <Plain title={t("title")} text={t("text")}>
      <TryAgain reset={reset} />
    </Plain>
  );
}
