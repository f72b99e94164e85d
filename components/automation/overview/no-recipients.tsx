import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelBody } from "@/components/ui/panel";

/** Says that nobody is told when the automation fails, and leads to where somebody is added. */
export function NoRecipients({ automationId, mayAct }: { automationId: string; mayAct: boolean }) {
  const t = useTranslations("automation.noRecipients");
  return (
    <Panel>
      <PanelBody className="flex items-start gap-2.5">
        <Bell size={16} aria-hidden className="mt-0.5 shrink-0 text-warning" />
        <div className="min-w-0">
          <h2 className="text-base leading-5">{t("title")}</h2>
          <p className="mt-0.5 text-sm text-muted-foreground">{t("text")}</p>
          {mayAct ? (
            <ButtonLink size="sm" className="mt-2.5" href={`/automations/${automationId}/error-messages`}>
              {t("action")}
            </ButtonLink>
          ) : null}
        </div>
      </PanelBody>
    </Panel>
  );
}
