import { getTranslations } from "next-intl/server";
import { createDraft } from "@/app/(wizard)/automations/create";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { AutomationTable } from "@/components/automation/list/automation-table";
import { CreateAutomation } from "@/components/automation/list/create-automation";
import { NoAutomations } from "@/components/automation/list/no-automations";
import { ListBody } from "@/components/list/list-body";
import { PageHeader } from "@/components/ui/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { hrefWith } from "@/lib/list/href";
import {
  countAttention,
  countByStatus,
  type ListedAutomation,
  listForPeople,
} from "@/lib/overview/automations";
import * as actions from "./actions";

const statuses = ["enabled", "disabled", "paused", "draft"] as const;
type Query = { status?: string; q?: string; cursor?: string };

export const generateMetadata = titled("automations.title");

export default async function AutomationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace, role } = await requireMember();
  const { q = "", cursor, ...query } = single(await searchParams);
  const status = statuses.find((each) => each === query.status);
  const t = await getTranslations("automations");
  const counts = await countByStatus(database(), workspace.id);
  const all = statuses.reduce((sum, each) => sum + counts[each], 0);
  const mayChange = isAtLeast(role, "admin");
  if (all === 0) {
    return (
      <>
        <PageHeader title={t("title")} />
        <NoAutomations appUrl={env().APP_URL} create={mayChange ? createDraft : null} />
      </>
    );
  }
  const page = await listForPeople(
    database(),
    workspace,
    { status, search: q.trim() || undefined },
    { limit: 50, cursor },
    systemClock(),
  );
  const hrefOf = (more: Query) => hrefWith("/automations", { status, q, ...more });
  return (
    <>
      <PageHeader title={t("title")} actions={mayChange ? <CreateAutomation create={createDraft} /> : null}>
        {t("summary", { count: all, needy: await countAttention(database(), workspace.id) })}
      </PageHeader>
      <div className="mt-6 mb-3.5 flex flex-wrap items-center justify-between gap-3">
        <Segments
          label={t("tabs")}
          tabs={[
            { href: hrefOf({ status: "" }), label: t("all"), count: all, current: !status },
            ...statuses.map((each) => ({
              href: hrefOf({ status: each }),
              label: t(each),
              count: counts[each],
              current: status === each,
            })),
          ]}
        />
        <SearchForm label={t("search")} path="/automations" value={q} keep={{ status }} />
      </div>
      <ListBody
        some={page.data.length > 0}
        narrowed={{
          title: t("noMatch.title"),
          text: [status ? t(status) : "", q ? `“${q}”` : ""].filter(Boolean).join(", "),
          clear: { href: "/automations", label: t("noMatch.clear") },
        }}
        empty={null}
        newer={cursor ? hrefOf({}) : null}
        older={page.nextCursor ? hrefOf({ cursor: page.nextCursor }) : null}
      >
        <AutomationTable rows={page.data.map(rowOf)} actions={mayChange ? { ...actions } : null} />
      </ListBody>
    </>
  );
}

function rowOf({ lastRequestAt, held, disabledAt, ...rest }: ListedAutomation) {
  return {
    ...rest,
    lastRequestAt: lastRequestAt?.toISOString() ?? null,
    held: held.count,
    heldUntil: held.keptUntil?.toISOString() ?? null,
  };
}
