import { getTranslations } from "next-intl/server";
import { Plain } from "@/components/page/plain";
import { ButtonLink } from "@/components/ui/button";

/** A link that was used, replaced, or is too old. */
export async function Gone() {
  const t = await getTranslations("links");
  return (
    <Plain title={t("goneTitle")} text={t("goneText")}>
      <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
    </Plain>
  );
}
