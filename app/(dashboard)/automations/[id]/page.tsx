import { getTranslations } from "next-intl/server";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { Funnel } from "@/components/automation/funnel";
import { Health } from "@/components/automation/health";
import { HookAddress } from "@/components/automation/hook-address";
import { LastRequest } from "@/components/automation/last-request";
import { OutcomeChart } from "@/components/run/outcome-chart";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import { hookUrl } from "@/lib/api/automation-shape";
import { keysOf } from "@/lib/automation/keys";
import { getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { getOverview } from "@/lib/overview/automation";
import { reachOf } from "@/lib/reach";

const ranges = ["24h", "7d", "30d"] as const;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ range?: string }> };

export default async function OverviewPage({ params, searchParams }: Props) {
  const { workspace } = await requireMember();
  const db = database();
  const now = systemClock();
  const wanted = (await searchParams).range;
  const range = ranges.find((each) => each === wanted) ?? "30d";
  const automation = await found(getAutomation(db, workspace.id, (await params).id));
  const overview = await getOverview(db, automation.id, { range, timeZone: workspace.timeZone, now });
  const keys = (await keysOf(db, [automation.id], now)).get(automation.id) ?? [];
  const t = await getTranslations("automation");
  const unit = range === "24h" ? "hour" : "day";
  const title = unit === "hour" ? t("chart.hours") : t("chart.days");
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  const { lastRequest, lastFailure, waiting } = overview;
  return (
    <div className="grid items-start gap-6 max-md:gap-5 lg:grid-cols-[minmax(0,1fr)_312px]">
      <div className="grid min-w-0 grid-cols-1 gap-6 max-md:gap-5">
        <Funnel funnel={overview.funnel} range={t(`ranges.last${range}`)} />
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
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-6 max-md:gap-5">
        <Health
          automationId={automation.id}
          failuresInARow={automation.failuresInARow}
          limit={automation.autoDisableAfter}
          lastFailure={lastFailure && { ...lastFailure, since: lastFailure.since.toISOString() }}
        />
        <LastRequest
          request={lastRequest && { ...lastRequest, receivedAt: lastRequest.receivedAt.toISOString() }}
          waiting={{ count: waiting.count, next: iso(waiting.next) }}
        />
        <HookAddress
          url={hookUrl(env().APP_URL, automation.id)}
          reach={reachOf(env().APP_URL)}
          keys={keys.map(({ prefix, last4, expiresAt, lastUsedAt }) => ({
            prefix,
            last4,
            expiresAt: iso(expiresAt),
            lastUsedAt: iso(lastUsedAt),
          }))}
        />
      </div>
    </div>
  );
}
