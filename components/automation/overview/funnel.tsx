import { useFormatter, useTranslations } from "next-intl";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";

/** Counts of a range, from request to answer. */
export type FunnelCounts = {
  received: number;
  invited: number;
  answered: number;
  byStatus: Partial<Record<string, number>>;
};

/** How many requests became invitations, and how many of those were answered, drawn as a ribbon with true heights. */
export function Funnel({
  funnel,
  waiting,
  range,
}: {
  funnel: FunnelCounts;
  /** Of those that are scheduled, how many wait for the mail server. */
  waiting: number;
  range: string;
}) {
  const t = useTranslations("automation.funnel");
  const { received, invited, answered, byStatus } = funnel;
  const of = (...statuses: string[]) => statuses.reduce((sum, each) => sum + (byStatus[each] ?? 0), 0);
  const [filtered, bad] = [of("filtered"), of("rejected", "failed")];
  const rest = of("duplicate", "skipped", "cancelled");
  const waits = { scheduled: of("scheduled", "sending") - waiting, held: of("held") };
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return (
    <Panel>
      <PanelHead title={t("title")}>
        <span className="text-xs text-muted-foreground">{range}</span>
      </PanelHead>
      <PanelBody className="pb-3.5">
        <ol className="grid grid-cols-3">
          <Stage count={received} name={t("received")}>
            {filtered + bad + rest > 0 ? t("notInvited", { filtered, bad, rest }) : null}
          </Stage>
          <Stage count={invited} name={t("invited")}>
            {t("ofReceived", { share: share(invited, received) })}
            {waits.scheduled > 0 ? `, ${t("more", { count: waits.scheduled })}` : ""}
            {waits.held > 0 ? `, ${t("held", { count: waits.held })}` : ""}
            {waiting > 0 ? (
              <>
                , <b className="font-semibold text-warning">{t("waiting", { count: waiting })}</b>
              </>
            ) : null}
          </Stage>
          <Stage count={answered} name={t("answered")}>
            {t("ofInvited", { share: share(answered, invited) })}
          </Stage>
        </ol>
        <Ribbon
          shares={[received > 0 ? 1 : 0, share(invited, received), share(answered, received)]}
          waiting={share(waiting, received)}
        />
      </PanelBody>
    </Panel>
  );
}

/** One stage: how many, and what share that is. */
export function Stage({ count, name, children }: { count: number; name: string; children: React.ReactNode }) {
  const format = useFormatter();
  return (
    <li className="min-w-0 pr-3">
      <p className="text-xl font-semibold tracking-[-0.015em]">{format.number(count)}</p>
      <p className="text-sm font-semibold">{name}</p>
      <p className="text-xs text-muted-foreground">{children}</p>
    </li>
  );
}

const stage = 312;
const full = 112;

/** Three stages as a ribbon; each share is of the first. What waits to become part of the second is a sliver beneath it. */
export function Ribbon({
  shares,
  waiting = 0,
}: {
  shares: readonly [number, number, number];
  waiting?: number;
}) {
  const heights = shares.map((share) => (share === 0 ? 0 : Math.max(1.5, share * full)));
  const band = (i: number) => {
    const [x, here, next] = [i * stage, heights[i]! + 2, (heights[i + 1] ?? heights[i]!) + 2];
    const end = x + stage;
    return `M${x} 2H${end}V${next}C${end - 72} ${next} ${end - 92} ${here} ${end - 162} ${here}H${x}Z`;
  };
  return (
    <svg
      viewBox={`0 0 ${stage * 3} ${full + 4}`}
      preserveAspectRatio="none"
      className="mt-3 block h-[92px] w-full fill-primary"
      aria-hidden="true"
    >
      {[0.18, 0.36, 0.72].map((opacity, i) => (
        <path key={opacity} d={band(i)} fillOpacity={opacity} />
      ))}
      {waiting > 0 ? (
        <rect
          x={stage}
          y={heights[1]! + 2}
          width={stage / 2}
          height={Math.max(3, waiting * full)}
          className="fill-ch-waiting"
        />
      ) : null}
      <path d={`M${stage} 0V116M${stage * 2} 0V116`} stroke="var(--surface)" strokeWidth="2" />
    </svg>
  );
}
