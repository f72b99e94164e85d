import { getTranslations } from "next-intl/server";
import { Plain } from "@/components/page/plain";
import { buttonClass } from "@/components/ui/button-class";

/** Part of every page: it brings no script of its own. */
export default async function NotFound() {
  const t = await getTranslations("problems.page");
  return (
    <Plain title={t("missing")} text={t("missingText")}>
      <a href="/automations" className={buttonClass({})}>
        {t("home")}
      </a>
    </Plain>
  );
}
