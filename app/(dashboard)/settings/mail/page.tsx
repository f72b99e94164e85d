import { getTranslations } from "next-intl/server";
import { sendTestMail } from "@/app/(dashboard)/mail/actions";
import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { LastTrouble } from "@/components/settings/last-trouble";
import { MailWayPanel } from "@/components/settings/mail-way";
import { SendTestMail } from "@/components/settings/send-test-mail";
import { Facts, Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailStateOf } from "@/lib/invitation/mail-state";
import { addressOf } from "@/lib/mail/address";
import { mailHealth } from "@/lib/mail/health";
import { hiddenUrl, mailWay } from "@/lib/mail/way";

export const generateMetadata = titled("settings.tabs.mail");

export default async function MailSettingsPage() {
  const { workspace, role, user } = await requireMember();
  const { SMTP_URL, RESEND_API_KEY, MAIL_FROM, MAIL_RATE_PER_SECOND, RETRY_SCALE } = env();
  const t = await getTranslations("settings.mail");
  const way = mailWay(env());
  const { lookedAt, last } = mailHealth();
  const state = await mailStateOf(database(), { workspaceId: workspace.id }, systemClock(), RETRY_SCALE);
  const mayAct = isAtLeast(role, "admin");
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  const settings = [
    { name: "SMTP_URL", value: SMTP_URL && hiddenUrl(SMTP_URL) },
    { name: "RESEND_API_KEY", value: RESEND_API_KEY && "••••" },
    { name: "MAIL_FROM", value: MAIL_FROM },
    { name: "MAIL_RATE_PER_SECOND", value: MAIL_RATE_PER_SECOND?.toString() ?? t("noLimit") },
  ];
  return (
    <div className="grid items-start gap-6 max-md:gap-5 lg:grid-cols-[minmax(0,1fr)_312px]">
      <div className="grid min-w-0 grid-cols-1 gap-6 max-md:gap-5">
        <MailWayPanel
          way={way}
          state={state}
          sender={workspace.name}
          from={addressOf(MAIL_FROM)}
          lookedAt={iso(lookedAt)}
          reads={mayAct}
        />
        {mayAct ? (
          <SendTestMail to={user.email} captured={way.kind === "captured"} send={sendTestMail} />
        ) : null}
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-6 max-md:gap-5">
        {way.kind === "captured" ? null : (
          <LastTrouble
            trouble={last && { ...last, since: last.since.toISOString(), until: iso(last.until) }}
          />
        )}
        {mayAct ? (
          <Panel>
            <PanelHead title={t("serverTitle")} />
            <PanelBody>
              <Facts
                items={settings.map(({ name, value }) => ({
                  key: name,
                  name: <code className="text-xs">{name}</code>,
                  value: value || t("notSet"),
                }))}
              />
              <p className="mt-3 text-sm text-muted-foreground">{t("serverText")}</p>
            </PanelBody>
          </Panel>
        ) : null}
      </div>
    </div>
  );
}
