import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Health } from "@/components/automation/overview/health";
import { NoRecipients } from "@/components/automation/overview/no-recipients";
import { OutcomeChart } from "@/components/run/outcome-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { Facts, Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { Segments } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { database } from "@/db";
import { type Automation, countRuns } from "@/lib/automation/queries";
import { countActiveRecipients } from "@/lib/automation/recipients";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailStateOf } from "@/lib/invitation/mail-state";
import { noPosts, waitingPosts } from "@/lib/outgoing/waiting";
import { getOverview } from "@/lib/overview/automation";

const ranges = ["24h", "7d", "30d"] as const;

/** What an outgoing webhook or an alert has sent, how it fares, and where to. */
export async function OutgoingOverview({
  automation,
  workspace,
  range,
  mayAct,
}: {
  automation: Automation;
  workspace: { id: string; timeZone: string };
  range: (typeof ranges)[number];
  mayAct: boolean;
}) {
  const db = database();
  const now = systemClock();
  const { id } = automation;
  const overview = await getOverview(db, id, { range, timeZone: workspace.timeZone, now });
  const counts = (await countRuns(db, [id])).get(id) ?? {};
  const waiting = (await waitingPosts(db, [id])).get(id) ?? noPosts;
  const within = { workspaceId: workspace.id, automationIds: [id] };
  const mail = await mailStateOf(db, within, now, env().RETRY_SCALE);
  const recipients = await countActiveRecipients(db, automation);
  const t = await getTranslations("automation");
  const own = await getTranslations("outgoing");
  const waitingText = (
    <>
      {own("overview.waiting", { count: waiting.count })}
      {waiting.oldestSince ? (
        <>
          {", "}
          {own.rich("overview.since", {
            date: () => <Moment at={waiting.oldestSince!.toISOString()} look="short" bare />,
          })}
        </>
      ) : null}
    </>
  );
  const title = range === "24h" ? t("chart.hours") : t("chart.days");
  const { lastFailure } = overview;
  const none = Object.values(counts).every((count) => count === 0);
  return (
    <div className="grid items-start gap-6 max-md:gap-5 lg:grid-cols-[minmax(0,1fr)_312px]">
      <div className="grid min-w-0 grid-cols-1 gap-6 max-md:gap-5">
        {none ? (
          <EmptyState title={own("overview.none")}>{own("overview.noneText")}</EmptyState>
        ) : (
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
              <OutcomeChart
                buckets={overview.buckets}
                unit={range === "24h" ? "hour" : "day"}
                title={title}
              />
            </PanelBody>
          </Panel>
        )}
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-6 max-md:gap-5">
        <Health
          mail={mail}
          automationId={id}
          failuresInARow={automation.failuresInARow}
          limit={automation.autoDisableAfter}
          lastFailure={lastFailure && { ...lastFailure, since: lastFailure.since.toISOString() }}
        />
        {recipients || automation.status === "draft" ? null : (
          <NoRecipients automationId={id} mayAct={mayAct} />
        )}
        {automation.alert ? (
          <Told alert={automation.alert} automationId={id} waiting={waitingText} />
        ) : (
          <Receiver outgoing={automation.outgoing} automationId={id} waiting={waitingText} />
        )}
      </div>
    </div>
  );
}

type Side = { automationId: string; waiting: ReactNode };

/** Where an outgoing webhook posts. */
async function Receiver({ outgoing, automationId, waiting }: Side & { outgoing: Automation["outgoing"] }) {
  const own = await getTranslations("outgoing");
  const mono = (text: string) => <span className="font-mono text-xs wrap-anywhere">{text}</span>;
  return (
    <Panel>
      <PanelHead title={own("overview.receiver")} />
      <PanelBody>
        <Facts
          items={[
            { key: "url", name: own("receiver.url"), value: mono(outgoing?.url ?? "") },
            { key: "events", name: own("overview.events"), value: mono(outgoing?.events.join(", ") ?? "") },
            { key: "posts", name: own("overview.posts"), value: waiting },
          ]}
        />
        <p className="mt-3">
          <TextLink href={`/automations/${automationId}/connection`}>{own("test.title")}</TextLink>
        </p>
      </PanelBody>
    </Panel>
  );
}

/** Whom an alert tells. */
async function Told({ alert, automationId, waiting }: Side & { alert: NonNullable<Automation["alert"]> }) {
  const own = await getTranslations("alert");
  const t = await getTranslations("outgoing.overview");
  return (
    <Panel>
      <PanelHead title={own("channels")} />
      <PanelBody>
        <Facts
          items={[
            ...alert.channels.map((channel) => ({
              key: channel.id,
              name: own(`kinds.${channel.kind}`),
              value: (
                <span className="wrap-anywhere">
                  {channel.kind === "email" ? channel.to : channel.shown}
                  {channel.kind === "email" && channel.stopped ? ` (${own("stopped")})` : ""}
                </span>
              ),
            })),
            { key: "posts", name: t("posts"), value: waiting },
          ]}
        />
        <p className="mt-3">
          <TextLink href={`/automations/${automationId}/alert`}>{own("change")}</TextLink>
        </p>
      </PanelBody>
    </Panel>
  );
}
