import { useTranslations } from "next-intl";
import type { MessageUse } from "@/lib/automation/message-uses";
import { AutomationStatusMark } from "../automation/automation-status";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { TextLink } from "../ui/text-link";

/** Which automations send a message. */
export function MessageUses({ uses }: { uses: readonly MessageUse[] }) {
  const t = useTranslations("messages.uses");
  return (
    <Panel className="mt-6">
      <PanelHead title={t("title")} />
      <PanelBody>
        {uses.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t("none")}</p>
        ) : (
          <>
            <UseList uses={uses} />
            <p className="mt-3 text-sm text-muted-foreground">{t("text")}</p>
          </>
        )}
      </PanelBody>
    </Panel>
  );
}

/** Automations by name, each a link, with their status. */
export function UseList({ uses }: { uses: readonly MessageUse[] }) {
  return (
    <ul className="grid gap-2">
      {uses.map(({ id, name, status }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
          <TextLink href={`/automations/${id}`} className="min-w-0 wrap-anywhere">
            {name}
          </TextLink>
          <AutomationStatusMark status={status} />
        </li>
      ))}
    </ul>
  );
}
