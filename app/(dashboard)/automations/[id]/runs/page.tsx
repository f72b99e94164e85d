import { X } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { actOnAll, actOnChosen, replayMany } from "@/app/(dashboard)/runs/actions";
import { loadRun } from "@/app/(dashboard)/runs/details";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { CauseTitle } from "@/components/errors/cause-title";
import { ListBody } from "@/components/list/list-body";
import { NewerRuns } from "@/components/run/newer-runs";
import { RunTable } from "@/components/run/run-table";
import { ReplayAll } from "@/components/run/select/replay-all";
import { DateSpan } from "@/components/shell/date-span";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { CsvLinks } from "@/components/ui/csv-links";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchForm } from "@/components/ui/search-form";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import type { RunStatus } from "@/db/schema";
import { isAtLeast } from "@/lib/auth/token";
import { countedStatuses, countRuns, getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { runActs } from "@/lib/run/acts";
import { countByRunStatus, type ListedRun, listStretch } from "@/lib/run/list";
import { findRun } from "@/lib/run/queries";
import { countWaitingReplays } from "@/lib/run/replay";
import { searchReach } from "@/lib/run/search";
import { OpenedRun } from "./opened-run";
import { type RunsQuery, readRunsQuery, runsHref, spans, tabs } from "./query";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RunsQuery> };

export const generateMetadata = titled("runs.title");

export default async function RunsPage({ params, searchParams }: Props) {
  const member = await requireMember();
  const { workspace, role } = member;
  const db = database();
  const { id, type } = await found(getAutomation(db, workspace.id, (await params).id));
  const query = single(await searchParams);
  const now = systemClock();
  const read = readRunsQuery(query, workspace.timeZone, now);
  const { tab, span, from, to, text, cause, search, filters, place } = read;
  const [stretch, counts, replaying, open] = await Promise.all([
    listStretch(db, id, search, place, 50),
    countByRunStatus(db, id, search),
    countWaitingReplays(db, id),
    query.run ? findRun(db, workspace.id, query.run) : undefined,
  ]);
  const loaded = open?.automationId === id ? await loadRun(member, open) : null;
  const beyond = text !== undefined && sumOf((await countRuns(db, [id])).get(id)!) > searchReach.newest;
  const t = await getTranslations("runs");
  const ranges = await getTranslations("automation.ranges");
  const format = await getFormatter();
  const of = (statuses: readonly string[]) =>
    statuses.reduce((sum, each) => sum + (counts[each as keyof typeof counts] ?? 0), 0);
  const all = of(countedStatuses);
  const shown = (Object.keys(tabs) as (keyof typeof tabs)[]).filter(
    (each) => each !== "test" || tab === "test" || of(tabs.test) > 0,
  );
  const top = runsHref(id, filters);
  const isShown = (status: RunStatus) => search.statuses?.includes(status) ?? true;
  const newest = place.olderThan || place.newerThan ? null : (stretch.data[0]?.id ?? "");
  const replayable = tab === "failed" || tab === "rejected" ? tab : undefined;
  return (
    <>
      <div className="mb-3.5 flex flex-wrap items-center justify-between gap-3">
        <Segments
          label={t("tabs")}
          tabs={[
            {
              href: runsHref(id, { ...filters, status: "" }),
              label: t("all"),
              count: format.number(all),
              current: !tab,
            },
            ...shown.map((each) => ({
              href: runsHref(id, { ...filters, status: each }),
              label: t(each),
              count: format.number(of(tabs[each])),
              current: tab === each,
            })),
          ]}
        />
        <SearchForm
          label={t("search")}
          path={`/automations/${id}/runs`}
          value={text ?? ""}
          keep={{ ...filters, q: undefined }}
        />
      </div>
      <div className="mb-3.5 flex min-h-7 flex-wrap items-center gap-3">
        <Segments
          label={t("since")}
          tabs={[
            {
              href: runsHref(id, { ...filters, since: "", from: "", to: "" }),
              label: t("any"),
              current: !span && !from && !to,
            },
            ...spans.map((each) => ({
              href: runsHref(id, { ...filters, since: each, from: "", to: "" }),
              label: ranges(each),
              current: span === each,
            })),
          ]}
        />
        <DateSpan
          path={`/automations/${id}/runs`}
          {...{ from, to }}
          keep={{ ...filters, since: null, from: null, to: null }}
        />
        {replayable && !text && !cause && of([replayable]) > 0 && isAtLeast(role, "admin") ? (
          <ReplayAll
            type={type}
            count={of([replayable])}
            request={{
              automationId: id,
              status: replayable,
              ...(search.since ? { since: search.since.toISOString() } : {}),
              ...(search.until ? { until: search.until.toISOString() } : {}),
            }}
            replay={replayMany}
          />
        ) : null}
        {cause ? (
          <ButtonLink size="sm" href={runsHref(id, { ...filters, cause: "" })} aria-label={t("clearCause")}>
            <CauseTitle cause={cause} />
            <X size={14} aria-hidden />
          </ButtonLink>
        ) : null}
        {newest === null ? null : (
          <NewerRuns
            url={`${runsHref(id, filters, "/newer")}${top.includes("?") ? "&" : "?"}than=${newest}`}
            top={top}
          />
        )}
        {stretch.data.length > 0 ? (
          <div className="md:ml-auto">
            <CsvLinks href={runsHref(id, filters, "/csv")} />
          </div>
        ) : null}
      </div>
      {beyond ? <Banner kind="neutral" className="mb-3.5" title={t("searchReach", searchReach)} /> : null}
      {replaying > 0 ? (
        <Banner kind="neutral" className="mb-3.5" title={t("replaying", { count: replaying })} />
      ) : null}
      <ListBody
        some={stretch.data.length > 0}
        narrowed={
          all === 0 && !text && !span && !from && !to && !cause
            ? null
            : {
                title: t("noMatch"),
                text: [
                  tab ? t(tab) : "",
                  span ? ranges(`last${span}`) : "",
                  [from, to].filter(Boolean).join(" – "),
                  text ? `“${text}”` : "",
                ]
                  .filter(Boolean)
                  .join(", "),
                clear: { href: runsHref(id, {}), label: t("clear") },
              }
        }
        empty={<EmptyState title={t("empty")}>{t("emptyText", { type })}</EmptyState>}
        newer={
          stretch.newerThan
            ? runsHref(id, { ...filters, newer: stretch.newerThan })
            : place.newerThan
              ? top
              : null
        }
        older={stretch.olderThan ? runsHref(id, { ...filters, older: stretch.olderThan }) : null}
      >
        <RunTable
          key={top}
          rows={stretch.data.map(rowOf)}
          kind={type}
          href={runsHref(id, { ...filters, older: place.olderThan, newer: place.newerThan })}
          total={of(tab ? tabs[tab] : countedStatuses)}
          first={newest !== null}
          shown={loaded?.run.id ?? null}
          many={
            isAtLeast(role, "admin")
              ? {
                  actions: { actOnChosen, actOnAll },
                  all: {
                    ...{
                      automationId: id,
                      seen: now.toISOString(),
                      total: of(tab ? tabs[tab] : countedStatuses),
                    },
                    filters: Object.fromEntries(new URL(top, "http://list").searchParams),
                    counts: {
                      replay: of(runActs.replay.filter(isShown)),
                      cancel: of(runActs.cancel.filter(isShown)),
                      sendNow: of(runActs.sendNow.filter(isShown)),
                    },
                  },
                }
              : null
          }
        >
          {loaded ? <OpenedRun loaded={loaded} /> : null}
        </RunTable>
      </ListBody>
    </>
  );
}

function rowOf({ createdAt, sendAt, sentAt, ...rest }: ListedRun) {
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    sendAt: sendAt?.toISOString() ?? null,
    sentAt: sentAt?.toISOString() ?? null,
  };
}

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
