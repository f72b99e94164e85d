"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations();
  return (
    <main id="content" className="mx-auto max-w-[720px] p-4 md:p-10">
      <EmptyState
        title={t("problems.page.title")}
        action={<Button onClick={reset}>{t("ui.tryAgain")}</Button>}
      >
        {t("problems.page.text")}
      </EmptyState>
    </main>
  );
}
