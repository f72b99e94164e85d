import { CircleCheck, Database, Inbox, Pause, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MailState } from "@/lib/invitation/mail-state";
import type { MailWay } from "@/lib/mail/way";
import { useWhy } from "../mail/mail-why";
import { Mark } from "../shell/brand";
import { Moment } from "../ui/moment";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { Status } from "../ui/status";
import { TextLink } from "../ui/text-link";

/** The way that mail takes, drawn as a line, and whether it works. */
export function MailWayPanel({
  way,
  state,
  sender,
  from,
  lookedAt,
  reads,
}: {
  way: MailWay;
  state: MailState;
  sender: string;
  from: string;
  lookedAt: string | null;
  reads: boolean;
}) {
  const t = useTranslations("settings.mail");
  const why = useWhy();
  const { cause, count, oldestSince } = state;
  const captured = way.kind === "captured";
  const date = (at: string | null) => () => (at ? <Moment at={at} look="short" /> : "");
  return (
    <Panel>
      <PanelHead title={t("where")}>
        {captured ? (
          <Status tone="neutral" icon={Database}>
            {t("captured")}
          </Status>
        ) : cause ? (
          <Status tone="warning" icon={Pause} ground>
            {count > 0 ? t("waits") : t("cannot")}
          </Status>
        ) : (
          <Status tone="success" icon={CircleCheck}>
            {t("works")}
          </Status>
        )}
      </PanelHead>
      <PanelBody>
        <ol className="grid gap-4 sm:grid-cols-3">
          <Stop icon={<Mark />} title="Surveyhook" line={cause ? "broken" : "whole"}>
            {sender}
            <br />
            {from}
          </Stop>
          {captured ? (
            <Stop icon={<Database size={16} aria-hidden />} title={t("stays")} line={null}>
              {t("nothing")}
              {reads ? (
                <>
                  <br />
                  <TextLink href="/mail">{t("read")}</TextLink>
                </>
              ) : null}
            </Stop>
          ) : (
            <>
              <Stop icon={<Send size={16} aria-hidden />} title={way.host} line={cause ? "broken" : "whole"}>
                {way.kind === "resend" ? (
                  t("resend")
                ) : (
                  <>
                    {t("smtp", { port: way.port })}
                    <br />
                    {t(way.tls)}, {way.user ? t("signedIn") : t("unsigned")}
                  </>
                )}
              </Stop>
              <Stop icon={<Inbox size={16} aria-hidden />} title={t("inboxes")} line={null} />
            </>
          )}
        </ol>
      </PanelBody>
      {captured ? null : (
        <PanelBody className="grid gap-1 text-sm">
          {cause ? <p className="font-semibold text-warning first-letter:uppercase">{why(cause)}</p> : null}
          <p>{t.rich("waiting", { count, date: date(oldestSince) })}</p>
          {lookedAt ? (
            <p className="text-muted-foreground">{t.rich("lookedAt", { date: date(lookedAt) })}</p>
          ) : null}
        </PanelBody>
      )}
    </Panel>
  );
}

function Stop({
  icon,
  title,
  line,
  children,
}: {
  icon: ReactNode;
  title: string;
  line: "whole" | "broken" | null;
  children?: ReactNode;
}) {
  return (
    <li className="min-w-0">
      <div className="flex items-center gap-2">
        <span className="grid size-10 shrink-0 place-items-center rounded-full border">{icon}</span>
        {line ? (
          <span
            aria-hidden
            className={
              line === "whole"
                ? "h-0.5 grow bg-success max-sm:hidden"
                : "grow border-t-2 border-warning border-dashed max-sm:hidden"
            }
          />
        ) : null}
      </div>
      <p className="mt-2 font-semibold wrap-anywhere">{title}</p>
      <p className="text-xs text-muted-foreground wrap-anywhere">{children}</p>
    </li>
  );
}
