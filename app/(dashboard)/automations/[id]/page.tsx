import { getLocale, getTranslations } from "next-intl/server";
import * as runActions from "@/app/(dashboard)/runs/actions";
import { makeNewKey } from "@/app/(wizard)/automations/[id]/setup/connect";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { FirstRequest } from "@/components/automation/overview/first-request";
import { Funnel } from "@/components/automation/overview/funnel";
import { Health } from "@/components/automation/overview/health";
import { HookAddress } from "@/components/automation/overview/hook-address";
import { LastRequest } from "@/components/automation/overview/last-request";
import { NewKey } from "@/components/automation/overview/new-key";
import { NoRecipients } from "@/components/automation/overview/no-recipients";
import { senderSetUp } from "@/components/automation/setup/connection/sender-set-up";
import { placesOf } from "@/components/errors/places";
import { WaitingPeople } from "@/components/mail/waiting-people";
import { OutcomeChart } from "@/components/run/outcome-chart";
import { cn } from "@/components/ui/cn";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import { hookUrl } from "@/lib/api/automation/incoming";
import { isAtLeast } from "@/lib/auth/token";
import { keysOf } from "@/lib/automation/keys";
import { countRuns } from "@/lib/automation/queries";
import { countActiveRecipients } from "@/lib/automation/recipients";
import { exampleRequest } from "@/lib/automation/setup/example";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailStateOf } from "@/lib/invitation/mail-state";
import { listWaitingMail } from "@/lib/invitation/waiting";
import { mailer } from "@/lib/mail/mailer";
import { getOverview } from "@/lib/overview/automation";
import { findFirstRequest } from "@/lib/overview/first-request";
import { reachOf } from "@/lib/reach";

import { arrivalOf } from "./arrival";
import { OutgoingOverview } from "./outgoing-overview";

const acts = { ...runActions };

const ranges = ["24h", "7d", "30d"] as const;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ range?: string }> };

export default async function OverviewPage({ params, searchParams }: Props) {
  const { workspace, role } = await requireMember();
  const db = database();
  const now = systemClock();
  const wanted = single(await searchParams).range;
  const range = ranges.find((each) => each === wanted) ?? "30d";
  const { automation, survey } = await found(loadSetup(db, workspace.id, (await params).id));
  if (automation.type !== "incoming_webhook")
    return <OutgoingOverview {...{ automation, workspace, range }} mayAct={isAtLeast(role, "admin")} />;
  const overview = await getOverview(db, automation.id, { range, timeZone: workspace.timeZone, now });
  const keys = (await keysOf(db, [automation.id], now)).get(automation.id) ?? [];
  const counts = (await countRuns(db, [automation.id])).get(automation.id) ?? {};
  const within = { workspaceId: workspace.id, automationIds: [automation.id] };
  const mail = await mailStateOf(db, within, now, env().RETRY_SCALE);
  const people = mail.count > 0 ? await listWaitingMail(db, automation.id, 4) : [];
  const mayAct = isAtLeast(role, "admin");
  const fresh =
    mayAct && automation.status === "enabled" && Object.values(counts).every((count) => count === 0);
  const first = fresh
    ? null
    : await findFirstRequest(db, { automation, survey }, workspace, {
        ...{ appUrl: env().APP_URL, from: env().MAIL_FROM, now },
      });
  const recipientCount = await countActiveRecipients(db, automation);
  const url = hookUrl(env().APP_URL, automation.id);
  const { variables = [], languages = [] } = survey ?? {};
  const example = JSON.stringify(exampleRequest({ ...automation, variables, languages }, now), null, 2);
  const t = await getTranslations("automation");
  const unit = range === "24h" ? "hour" : "day";
  const title = unit === "hour" ? t("chart.hours") : t("chart.days");
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  const { lastRequest, lastFailure, waiting } = overview;
  return (
    <>
      {fresh || first ? (
        <FirstRequest
          automationId={automation.id}
          waiting={fresh ? { url, example, sender: senderSetUp(automation.sender, await getLocale()) } : null}
          arrival={
            first &&
            arrivalOf(first, { captured: mailer().name === "captured", filtered: automation.filter !== null })
          }
          actions={mayAct ? acts : null}
          places={mayAct ? placesOf(automation) : null}
        />
      ) : null}
      <div className="grid items-start gap-6 max-md:gap-5 lg:grid-cols-[minmax(0,1fr)_312px]">
        <div className="grid min-w-0 grid-cols-1 gap-6 max-md:gap-5">
          <Funnel
            funnel={overview.funnel}
            waiting={overview.buckets.reduce((sum, { waiting }) => sum + waiting, 0)}
            range={t(`ranges.last${range}`)}
          />
          <Panel>
            <PanelHead title={title}>
              <Segments
                label={t("ranges.label")}
                tabs={ranges.map((each) => ({
                  href: `?range=${each}`,
                  label: t(`ranges.${each}`),
                  current: each === range,
                }))}
              />
            </PanelHead>
            <PanelBody className="pt-6">
              <OutcomeChart buckets={overview.buckets} unit={unit} title={title} />
            </PanelBody>
          </Panel>
          {people.length > 0 ? (
            <WaitingPeople
              automationId={automation.id}
              count={mail.count}
              people={people.map(({ since, ...person }) => ({ ...person, since: since.toISOString() }))}
            />
          ) : null}
        </div>
        <div
          className={cn(
            "grid min-w-0 grid-cols-1 gap-6 max-md:gap-5",
            // What somebody must act on comes first where there is one column.
            mail.cause && "max-lg:order-first",
          )}
        >
          <Health
            mail={mail}
            automationId={automation.id}
            failuresInARow={automation.failuresInARow}
            limit={automation.autoDisableAfter}
            lastFailure={lastFailure && { ...lastFailure, since: lastFailure.since.toISOString() }}
          />
          {recipientCount || automation.status === "draft" ? null : (
            <NoRecipients automationId={automation.id} mayAct={mayAct} />
          )}
          <LastRequest
            request={lastRequest && { ...lastRequest, receivedAt: lastRequest.receivedAt.toISOString() }}
            waiting={{
              count: waiting.count,
              next: iso(waiting.next),
              due: waiting.next !== null && waiting.next <= now,
            }}
          />
          <HookAddress
            url={url}
            reach={reachOf(env().APP_URL)}
            keys={keys.map(({ prefix, last4, expiresAt, lastUsedAt }) => ({
              prefix,
              last4,
              expiresAt: iso(expiresAt),
              lastUsedAt: iso(lastUsedAt),
            }))}
          >
            {mayAct ? <NewKey automationId={automation.id} make={makeNewKey} /> : null}
          </HookAddress>
        </div>
      </div>
    </>
  );
}
