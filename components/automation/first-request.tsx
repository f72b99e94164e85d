"use client";
import { useTranslations } from "next-intl";
import { CodeSamples } from "../setup/code-samples";
import { useKnownKey } from "../setup/known-keys";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

/** What to do while nothing has come in yet: the request to send, with the key while it is known. */
export function FirstRequest({
  automationId,
  url,
  example,
}: {
  automationId: string;
  url: string;
  example: string;
}) {
  const t = useTranslations("automation.first");
  return (
    <Panel>
      <PanelHead title={t("title")} />
      <PanelBody>
        <p className="text-body">{t("text")}</p>
        <CodeSamples url={url} apiKey={useKnownKey(automationId)} example={example} />
      </PanelBody>
    </Panel>
  );
}
