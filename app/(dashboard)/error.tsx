"use client";
import { useTranslations } from "next-intl";
import { TryAgain } from "@/components/page/try-again";

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations("problems.page");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="mt-1 mb-5 text-muted-foreground">{t("text")}</p>
      <TryAgain reset={reset} />
    </>
  );
}
