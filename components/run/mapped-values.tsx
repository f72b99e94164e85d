import { useTranslations } from "next-intl";
import { useLanguageName } from "../shell/language-name";
import { Facts, Panel, PanelBody, PanelHead } from "../ui/panel";

type Mapped = {
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  variables: Record<string, string>;
};

/** What the mapping made of the respondent. */
export function MappedValues({ mapped }: { mapped: Mapped | null }) {
  const t = useTranslations("run.mapped");
  const nameOf = useLanguageName();
  const standard = (["email", "firstName", "lastName"] as const)
    .filter((name) => mapped?.[name])
    .map((name) => ({ key: `standard ${name}`, name: t(name), value: mapped?.[name] }));
  const tag = mapped?.language;
  const value = tag && nameOf(tag, "within") !== tag ? `${nameOf(tag)} (${tag})` : tag;
  const language = tag ? [{ key: "standard language", name: t("language"), value }] : [];
  const own = Object.entries(mapped?.variables ?? {}).map(([name, value]) => ({ key: name, name, value }));
  const items = [...standard, ...language, ...own];
  return (
    <Panel>
      <PanelHead title={t("title")} />
      <PanelBody>
        {items.length > 0 ? (
          <Facts items={items} />
        ) : (
          <p className="text-sm text-muted-foreground">{t("none")}</p>
        )}
      </PanelBody>
    </Panel>
  );
}
