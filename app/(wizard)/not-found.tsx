import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default async function NotFound() {
  const t = await getTranslations("problems.page");
  return (
    <main id="content" className="mx-auto max-w-[720px] p-4 md:p-10">
      <EmptyState title={t("missing")} action={<ButtonLink href="/automations">{t("home")}</ButtonLink>}>
        {t("missingText")}
      </EmptyState>
    </main>
  );
}
