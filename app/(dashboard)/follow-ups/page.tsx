import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { FollowUpList } from "@/components/follow-up/follow-up-list";
import { ListBody } from "@/components/list/list-body";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { hrefWith } from "@/lib/list/href";
import { listFollowUps } from "@/lib/response/follow-up";
import { followUp } from "./actions";

export const generateMetadata = titled("followUps.title");

type Query = { status?: string; cursor?: string };

const path = "/follow-ups";

export default async function FollowUpsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace, role } = await requireMember();
  const { status, cursor } = single(await searchParams);
  const shown = status === "done" ? "done" : "open";
  const { data, nextCursor } = await listFollowUps(database(), workspace.id, shown, { limit: 50, cursor });
  const t = await getTranslations("followUps");
  const kept = { status: shown === "done" ? shown : undefined };
  return (
    <>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <div className="mt-6 mb-3.5">
        <Segments
          label={t("filter")}
          tabs={(["open", "done"] as const).map((each) => ({
            href: hrefWith(path, { status: each === "done" ? each : undefined }),
            label: t(each),
            current: each === shown,
          }))}
        />
      </div>
      <ListBody
        some={data.length > 0}
        narrowed={null}
        empty={<EmptyState title={t(`empty.${shown}`)}>{t(`empty.${shown}Text`)}</EmptyState>}
        newer={cursor ? hrefWith(path, kept) : null}
        older={nextCursor ? hrefWith(path, { ...kept, cursor: nextCursor }) : null}
      >
        <FollowUpList
          rows={data.map(({ completedAt, at, ...row }) => ({
            ...row,
            completedAt: completedAt.toISOString(),
            at: at?.toISOString() ?? null,
          }))}
          change={isAtLeast(role, "admin") ? followUp : null}
        />
      </ListBody>
    </>
  );
}
