import { useTranslations } from "next-intl";
import { CopyButton } from "../ui/copy-button";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

/** The ids of a run and what belongs to it, to copy. */
export function RunIds({
  ids,
}: {
  ids: readonly { name: "run" | "delivery" | "invitation" | "respondent" | "webhook"; id: string }[];
}) {
  const t = useTranslations("run.ids");
  return (
    <Panel>
      <PanelHead title={t("title")} />
      <PanelBody className="py-2.5">
        <dl className="grid grid-cols-[minmax(84px,auto)_minmax(0,1fr)_auto] items-center gap-x-3 text-sm">
          {ids.map(({ name, id }) => (
            <div key={name} className="contents">
              <dt className="text-muted-foreground">{t(name)}</dt>
              <dd className="truncate" title={id}>
                <code className="text-xs">{id}</code>
              </dd>
              <dd>
                <CopyButton text={id} what={t(name)} bare />
              </dd>
            </div>
          ))}
        </dl>
      </PanelBody>
    </Panel>
  );
}
