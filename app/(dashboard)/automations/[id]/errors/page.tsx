import { getTranslations } from "next-intl/server";
import { replayMany } from "@/app/(dashboard)/runs/actions";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { CauseRow } from "@/components/errors/cause-row";
import { placesOf } from "@/components/errors/places";
import { ReplayProgress } from "@/components/errors/replay-progress";
import { MailWaits } from "@/components/mail/mail-waits";
import { ReplayAll } from "@/components/run/select/replay-all";
import { DateSpan } from "@/components/shell/date-span";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelHead } from "@/components/ui/panel";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import type { AutomationType, FailureKind } from "@/db/schema";
import { isAtLeast } from "@/lib/auth/token";
import { getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailStateOf } from "@/lib/invitation/mail-state";
import { dateSpanOf } from "@/lib/list/date-span";
import { hrefWith } from "@/lib/list/href";
import { findUnreadable, listCauses } from "@/lib/run/causes";
import { countWaitingReplays } from "@/lib/run/replay";
import { daysAsPeriods } from "@/lib/tally/read";
import { ErrorMessagesPanel } from "../error-messages/panel";
import { runsHref } from "../runs/query";
import { replayGroup } from "./actions";

type Query = { kind?: string | undefined; from?: string | undefined; to?: string | undefined };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const kindsOf: Record<AutomationType, readonly FailureKind[]> = {
  incoming_webhook: ["sender", "setup", "system"],
  outgoing_webhook: ["receiver", "setup"],
  alert: ["receiver", "system", "setup", "sender"],
};

export const generateMetadata = titled("errors.title");

export default async function ErrorsPage({ params, searchParams }: Props) {
  const { workspace, role } = await requireMember();
  const db = database();
  const automation = await found(getAutomation(db, workspace.id, (await params).id));
  const { id } = automation;
  const query = single(await searchParams);
  const kinds = kindsOf[automation.type];
  const kind = kinds.find((each) => each === query.kind);
  const { from, to, since, until } = dateSpanOf(query, workspace.timeZone);
  const periods = from || to ? daysAsPeriods({ from, to }) : undefined;
  const moments = {
    ...(since ? { since: since.toISOString() } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
  const [all, unread, waiting] = await Promise.all([
    listCauses(db, id, { timeZone: workspace.timeZone, now: systemClock(), since, until, periods }),
    findUnreadable(db, id, { since, until, periods }),
    countWaitingReplays(db, id),
  ]);
  const within = { workspaceId: workspace.id, automationIds: [id] };
  const mail = await mailStateOf(db, within, systemClock(), env().RETRY_SCALE);
  const mailTitle = (await getTranslations("automation.health.mail"))("waits");
  const causes = all.filter((cause) => !kind || cause.kind === kind);
  const unreadable = !kind || kind === "sender" ? unread : null;
  const t = await getTranslations("errors");
  const mayAct = isAtLeast(role, "admin");
  const places = mayAct ? placesOf(automation) : null;
  const replayable = all.reduce((sum, { count, waiting: already }) => sum + count - already, 0);
  const shown = causes.reduce((sum, { count }) => sum + count, 0);
  const path = `/automations/${id}/errors`;
  const hrefOf = (parts: Query) => hrefWith(path, parts);
  const nothing = causes.length === 0 && !unreadable;
  return (
    <div className="grid items-start gap-6 max-md:gap-5 lg:grid-cols-[minmax(0,1fr)_328px]">
      <div className="min-w-0">
        <div className="mb-3 flex min-h-7 flex-wrap items-center justify-between gap-3">
          <Segments
            label={t("kindsLabel")}
            tabs={[
              { href: hrefOf({ from, to }), label: t("all"), current: !kind },
              ...kinds.map((each) => ({
                href: hrefOf({ kind: each, from, to }),
                label: t(`kinds.${each}`),
                current: each === kind,
              })),
            ]}
          />
          <DateSpan path={path} {...{ from, to }} keep={{ kind }} />
          <div className="flex flex-wrap items-center gap-3">
            <span className="text-sm text-muted-foreground">
              {t("sum", { causes: causes.length + (unreadable ? 1 : 0), runs: shown })}
            </span>
            {mayAct && !kind && all.length > 1 && replayable > 0 ? (
              <ReplayAll
                type={automation.type}
                count={replayable}
                request={{ automationId: id, ...moments }}
                replay={replayMany}
              />
            ) : null}
          </div>
        </div>
        {mail.cause && (!kind || kind === "system") ? (
          <Panel className="mb-4 border-warning-line">
            <PanelHead title={mailTitle} />
            <MailWaits state={mail} />
          </Panel>
        ) : null}
        <ReplayProgress url={`/automations/${id}/errors/waiting`} waiting={waiting} />
        {nothing ? (
          from || to || (kind && (all.length > 0 || unread)) ? (
            <EmptyState
              title={t("noMatch")}
              action={<ButtonLink href={`/automations/${id}/errors`}>{t("showAll")}</ButtonLink>}
            />
          ) : (
            <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
          )
        ) : (
          <Panel>
            <h2 className="sr-only">{t("title")}</h2>
            <ul>
              {causes.map(({ firstAt, lastAt, waiting: already, ...cause }) => (
                <CauseRow
                  key={`${cause.kind} ${cause.code} ${cause.field}`}
                  places={places}
                  cause={{ ...cause, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() }}
                >
                  {mayAct && cause.count > already ? (
                    <ReplayAll
                      type={automation.type}
                      count={cause.count - already}
                      request={{ automationId: id, code: cause.code, field: cause.field, ...moments }}
                      replay={replayGroup}
                    />
                  ) : null}
                  <ButtonLink
                    size="sm"
                    variant="ghost"
                    href={runsHref(id, {
                      ...{ from, to, cause: cause.field ? `${cause.code}:${cause.field}` : cause.code },
                    })}
                  >
                    {t("seeRuns")}
                  </ButtonLink>
                </CauseRow>
              ))}
              {unreadable ? (
                <CauseRow
                  places={places}
                  cause={{
                    ...{ kind: "sender", code: "unreadable_body", field: "", sample: null, days: null },
                    count: unreadable.count,
                    body: unreadable.fault,
                    firstAt: unreadable.firstAt.toISOString(),
                    lastAt: unreadable.lastAt.toISOString(),
                  }}
                >
                  <span className="text-sm text-muted-foreground">{t("noRuns")}</span>
                </CauseRow>
              ) : null}
            </ul>
          </Panel>
        )}
        {nothing ? null : <p className="mt-3 text-sm text-muted-foreground">{t("masked")}</p>}
      </div>
      <ErrorMessagesPanel automation={automation} role={role} />
    </div>
  );
}
