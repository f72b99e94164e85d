import { useTranslations } from "next-intl";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

/** What an alert tells through: the kind of its channel, and the address, or of a URL what may be seen. */
export type Channel = { kind: "email" | "slack" | "teams"; to: string };

/** What a channel is, where there is no room for more. */
export function ChannelKind({ channel: { kind } }: { channel: Channel }) {
  return useTranslations("alert.kinds")(kind);
}

/** A channel in a line: what it is, and where. */
export function ChannelLine({ channel: { kind, to } }: { channel: Channel }) {
  const t = useTranslations("alert.kinds");
  return (
    <>
      {t(kind)}, <span className="wrap-anywhere text-muted-foreground">{to}</span>
    </>
  );
}

/** What an alert's run was told through. */
export function ChannelPanel({ channel }: { channel: Channel }) {
  const t = useTranslations("run");
  return (
    <Panel>
      <PanelHead title={t("channel")} />
      <PanelBody className="text-sm">
        <ChannelLine channel={channel} />
      </PanelBody>
    </Panel>
  );
}
