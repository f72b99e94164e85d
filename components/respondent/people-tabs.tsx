import { useTranslations } from "next-intl";
import { Tabs } from "../ui/tabs";

/** Two lists of people: who was taken into a survey, and who must not be mailed. */
export function PeopleTabs({ current }: { current: "respondents" | "suppressions" }) {
  const t = useTranslations("suppressions");
  return (
    <Tabs
      label={t("views")}
      tabs={[
        { href: "/respondents", label: t("people"), current: current === "respondents" },
        { href: "/suppressions", label: t("list"), current: current === "suppressions" },
      ]}
    />
  );
}
