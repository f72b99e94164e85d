import { Pause, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSaid } from "@/components/errors/fault-words";
import { MailWaits } from "@/components/mail/mail-waits";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Moment } from "@/components/ui/moment";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import type { MailState } from "@/lib/invitation/mail-state";
import type { Failure } from "@/lib/reason/model";

type LastFailure = Failure & { count: number; since: string };

/** How many failures in a row there are, what follows at half and at the limit, and what failed last. */
export function Health({
  automationId,
  failuresInARow: count,
  limit,
  lastFailure,
  mail,
}: {
  automationId: string;
  failuresInARow: number;
  limit: number | null;
  lastFailure: LastFailure | null;
  mail: MailState;
}) {
  const t = useTranslations("automation.health");
  const b = (words: React.ReactNode) => (
    <b className={cn("font-semibold", count > 0 && "text-danger")}>{words}</b>
  );
  return (
    <Panel>
      <PanelHead title={t("title")}>
        {mail.cause ? (
          <Status tone="warning" icon={Pause} ground>
            {t("mail.waits")}
          </Status>
        ) : null}
      </PanelHead>
      <MailWaits state={mail} />
      <PanelBody>
        <p>{limit === null ? t.rich("never", { count, b }) : t.rich("inARow", { count, limit, b })}</p>
        {limit === null ? null : <Streak count={count} limit={limit} />}
        <p className="mt-2 text-sm text-muted-foreground">{limit === null ? t("neverText") : t("reset")}</p>
      </PanelBody>
      {lastFailure ? <Last automationId={automationId} failure={lastFailure} /> : null}
    </Panel>
  );
}

function Streak({ count, limit }: { count: number; limit: number }) {
  const t = useTranslations("automation.health");
  const half = Math.ceil(limit / 2);
  return (
    <>
      <div role="img" aria-label={t("label", { count, limit })} className="mt-2.5">
        {limit > 20 ? (
          <div className="h-3.5 overflow-hidden rounded-[2px] shadow-[inset_0_0_0_1px_var(--border-strong)]">
            <div
              className="h-full bg-ch-failed"
              style={{ width: `${Math.min(100, (count / limit) * 100)}%` }}
            />
          </div>
        ) : (
          <div
            className="grid h-3.5 gap-1"
            style={{ gridTemplateColumns: `repeat(${limit}, minmax(0, 1fr))` }}
          >
            {Array.from({ length: limit }, (_, i) => i).map((i) => (
              <i
                key={i}
                className={cn(
                  "rounded-[2px]",
                  i < count ? "bg-ch-failed" : "shadow-[inset_0_0_0_1px_var(--border-strong)]",
                )}
              />
            ))}
          </div>
        )}
      </div>
      <div className="mt-1 flex justify-between gap-2 text-xs text-muted-foreground">
        <span className="text-right" style={limit >= 4 ? { width: `${(half / limit) * 100}%` } : undefined}>
          {limit >= 4 ? t("half", { count: half }) : ""}
        </span>
        <span>{t("limit", { count: limit })}</span>
      </div>
    </>
  );
}

function Last({ automationId, failure }: { automationId: string; failure: LastFailure }) {
  const t = useTranslations();
  const said = useSaid()(failure);
  const key = `failures.${failure.code}.title` as "failures.survey_closed.title";
  const date = () => <Moment at={failure.since} look="short" />;
  return (
    <PanelBody>
      <div className="flex items-start gap-2">
        <TriangleAlert size={16} className="mt-0.5 shrink-0 text-danger" aria-hidden />
        <div className="min-w-0 text-sm">
          <p className="font-semibold">{t.has(key) ? t(key) : failure.code}</p>
          {said ? <p className="wrap-anywhere text-body">{said}</p> : null}
          <p className="text-muted-foreground">
            {t.rich("automation.health.same", { count: failure.count, date })}
          </p>
        </div>
      </div>
      <div className="mt-2.5">
        <ButtonLink
          size="sm"
          href={`/automations/${automationId}/runs?status=${failure.code === "invalid_data" ? "rejected" : "failed"}`}
        >
          {t("automation.health.see")}
        </ButtonLink>
      </div>
    </PanelBody>
  );
}
