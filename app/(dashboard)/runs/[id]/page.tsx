import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { RunStatusMark } from "@/components/run/run-status";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/db";
import { getAutomation } from "@/lib/automation/queries";
import { getRun } from "@/lib/run/queries";
import { loadRun, RunActs, RunDetails, RunReceived } from "../details";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace } = await requireMember();
  const run = await found(getRun(database(), workspace.id, (await params).id));
  const { name } = await getAutomation(database(), workspace.id, run.automationId);
  const t = await getTranslations("run");
  const title = run.email ? t("titleOf", { email: run.email }) : run.channel ? t("digest") : t("noAddress");
  return { title: `${title} · ${name}` };
}

export default async function RunPage({ params }: Props) {
  const member = await requireMember();
  const run = await found(getRun(database(), member.workspace.id, (await params).id));
  const loaded = await loadRun(member, run);
  const { automation } = loaded;
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={run.email ?? (run.channel ? t("run.digest") : t("run.noAddress"))}
        status={<RunStatusMark status={run.status} />}
        crumbs={[
          { label: t("automations.title"), href: "/automations" },
          { label: automation.name, href: `/automations/${automation.id}` },
          { label: t("run.crumb"), href: `/automations/${automation.id}/runs` },
        ]}
        crumbsLabel={t("ui.crumbs")}
        actions={<RunActs loaded={loaded} />}
      >
        <RunReceived loaded={loaded} />
      </PageHeader>
      <RunDetails loaded={loaded} />
    </>
  );
}
