import { useTranslations } from "next-intl";
import type { MailState } from "@/lib/invitation/mail-state";
import { useSaid } from "../errors/fault-words";
import { Moment } from "../ui/moment";
import { PanelBody } from "../ui/panel";
import { Tries } from "./tries";

/** How many of an automation's mails wait, what was tried, until when it can be mended, and what the server said. */
export function MailWaits({ state }: { state: MailState }) {
  const t = useTranslations("automation.health.mail");
  const said = useSaid();
  const { cause, count, oldestSince, attempts, first, next, until, later } = state;
  if (!cause) return null;
  const moment = (at: string | null) => () => (at ? <Moment at={at} look="short" /> : "");
  const b = (words: React.ReactNode) => <b className="font-semibold text-warning">{words}</b>;
  const words = said(cause);
  return (
    <PanelBody className="grid gap-2.5 text-sm">
      <p className="text-base">
        {count > 0 ? t.rich("count", { count, since: moment(oldestSince), b }) : t.rich("away", { b })}
      </p>
      {count > 0 ? (
        <p className="text-muted-foreground">
          {t("tries", { count: attempts })}
          {next ? <>, {t.rich("next", { date: moment(next) })}</> : null}
        </p>
      ) : null}
      {first && next && until ? <Tries {...{ first, next, until, attempts, later }} /> : null}
      {until ? <p>{t.rich("until", { date: moment(until) })}</p> : null}
      {words ? (
        <div>
          <p className="mb-1 text-xs text-muted-foreground">{t("said")}</p>
          <p className="rounded-md bg-sunken px-2.5 py-2 font-mono text-xs wrap-anywhere">{words}</p>
        </div>
      ) : null}
      <p className="text-muted-foreground">
        {t("notices")} {t("never")}
      </p>
    </PanelBody>
  );
}
