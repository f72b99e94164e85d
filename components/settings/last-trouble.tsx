import { useTranslations } from "next-intl";
import { useSaid } from "../errors/fault-words";
import { useWhy } from "../mail/mail-why";
import { Moment } from "../ui/moment";
import { Facts, Panel, PanelBody, PanelHead } from "../ui/panel";

type Trouble = {
  code: string;
  message: string;
  note?: "mail_no_starttls" | "resend_away" | "resend_key";
  since: string;
  until: string | null;
};

/** What last kept the mailer from working, and from when until when. */
export function LastTrouble({ trouble }: { trouble: Trouble | null }) {
  const t = useTranslations("settings.mail");
  const why = useWhy();
  const said = useSaid();
  if (!trouble) {
    return (
      <Panel>
        <PanelHead title={t("lastTitle")} />
        <PanelBody className="text-sm text-muted-foreground">{t("lastNone")}</PanelBody>
      </Panel>
    );
  }
  const { code, message, note, since, until } = trouble;
  const cause = { code, details: { said: message, ...(note ? { note } : {}) } };
  return (
    <Panel>
      <PanelHead title={t("lastTitle")} />
      <PanelBody>
        <p className="font-semibold first-letter:uppercase">{why(cause)}</p>
        <p className="my-2 rounded-md bg-sunken px-2.5 py-2 font-mono text-xs wrap-anywhere">{said(cause)}</p>
        <Facts
          items={[
            { name: t("lastFrom"), value: <Moment at={since} look="short" /> },
            { name: t("lastTo"), value: until ? <Moment at={until} look="short" /> : t("lasts") },
          ]}
        />
      </PanelBody>
    </Panel>
  );
}
