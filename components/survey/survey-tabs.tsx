import { useTranslations } from "next-intl";
import { PageTabs } from "../shell/page-tabs";

/** The pages of a survey. An external one has an address where others have questions. */
export function SurveyTabs({
  surveyId,
  external,
  translated,
  respondents,
}: {
  surveyId: string;
  external: boolean;
  /** It has more than one language. */
  translated: boolean;
  respondents: number;
}) {
  const t = useTranslations("survey");
  const root = `/surveys/${surveyId}`;
  return (
    <PageTabs
      label={t("tabsLabel")}
      pages={[
        { href: root, root: true, label: external ? t("tabs.address") : t("tabs.questions") },
        ...(external
          ? []
          : [
              { href: `${root}/welcome`, label: t("tabs.welcome") },
              ...(translated ? [{ href: `${root}/translations`, label: t("tabs.translations") }] : []),
            ]),
        { href: `${root}/variables`, label: t("tabs.variables") },
        { href: `${root}/respondents`, label: t("tabs.respondents"), count: respondents },
        { href: `${root}/results`, label: t("tabs.results") },
        { href: `${root}/settings`, label: t("tabs.settings") },
      ]}
    />
  );
}
