"use client";
import { useTranslations } from "next-intl";
import { TryAgain } from "@/components/page/try-again";
import { EmptyState } from "@/components/ui/empty-state";

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations("problems.page");
  return (
    <main id="content" className="mx-auto max-w-[720px] p-4 md:p-10">
      <EmptyState title={t("title")} action={<TryAgain reset={reset} />}>
        {t("text")}
      </EmptyState>
    </main>
  );
}
