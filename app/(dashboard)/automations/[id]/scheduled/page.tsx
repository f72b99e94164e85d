import { getTranslations } from "next-intl/server";
import { actOnAll, actOnChosen, cancel, sendNow } from "@/app/(dashboard)/runs/actions";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { ScheduledTable } from "@/components/run/scheduled-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { listWaiting, waitingOf } from "@/lib/invitation/list";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string }> };

const weekMs = 7 * 86_400_000;

export const generateMetadata = titled("scheduled.title");

export default async function ScheduledPage({ params, searchParams }: Props) {
  const { workspace, role } = await requireMember();
  const db = database();
  const { id } = await found(getAutomation(db, workspace.id, (await params).id));
  const { after } = single(await searchParams);
  const [{ data, next }, waiting] = await Promise.all([listWaiting(db, id, after, 50), waitingOf(db, [id])]);
  const { count } = waiting.get(id)!;
  const seen = systemClock();
  const now = seen.getTime();
  const mayAct = isAtLeast(role, "admin");
  const t = await getTranslations("scheduled");
  const ui = await getTranslations("ui");
  const start = `/automations/${id}/scheduled`;
  if (data.length === 0) {
    if (count === 0) return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
    return <EmptyState title={t("past")} action={<ButtonLink href={start}>{t("first")}</ButtonLink>} />;
  }
  return (
    <>
      <p className="mb-3 text-sm text-muted-foreground">{t("sum", { count })}</p>
      <ScheduledTable
        rows={data.map(({ runId: id, at, ...row }) => ({
          ...row,
          id,
          at: at.toISOString(),
          near: Math.abs(at.getTime() - now) < weekMs,
        }))}
        actions={mayAct ? { cancel, sendNow } : null}
        many={
          mayAct
            ? {
                actions: { actOnChosen, actOnAll },
                all: {
                  ...{ automationId: id, filters: { status: "scheduled" }, seen: seen.toISOString() },
                  ...{ total: count, counts: { replay: 0, cancel: count, sendNow: count } },
                },
              }
            : null
        }
      />
      <Pager
        label={ui("pages")}
        newer={after ? start : null}
        older={next ? `${start}?after=${next}` : null}
        words={{ newer: t("first"), older: t("later") }}
      />
    </>
  );
}
