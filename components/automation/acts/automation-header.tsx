"use client";
import { Ellipsis, Pause, Power } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDisabledWords } from "@/components/reason/reason-words";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import type { DisabledReason } from "@/lib/reason/model";
import { AutomationStatusMark } from "../automation-status";
import type { ActedAutomation } from "./acted-automation";
import { AutomationMenu } from "./automation-menu";
import { type AutomationActions, useAutomationActs } from "./use-automation-acts";

/** The top of an automation's pages: its name, status, a line of fact, what can be done to it, and why it is off. */
export function AutomationHeader({
  automation,
  disabled,
  ailing,
  fact,
  live,
  actions,
}: {
  automation: ActedAutomation;
  disabled: { reason: DisabledReason | null; at: string | null };
  /** It is on, but what came last failed, or nobody can be invited. */
  ailing: boolean;
  fact: ReactNode;
  /** Whether the page moves by itself. */
  live: ReactNode;
  actions: AutomationActions | null;
}) {
  const t = useTranslations();
  return (
    <>
      <PageHeader
        title={automation.name}
        status={
          <>
            <AutomationStatusMark status={automation.status} ailing={ailing} />
            {live}
          </>
        }
        crumbs={[{ label: t("automations.title"), href: "/automations" }]}
        crumbsLabel={t("ui.crumbs")}
        actions={actions ? <Actions automation={automation} actions={actions} /> : null}
      >
        {fact}
      </PageHeader>
      <WhyOff automation={automation} disabled={disabled} actions={actions} />
    </>
  );
}

function Actions({ automation, actions }: { automation: ActedAutomation; actions: AutomationActions }) {
  const t = useTranslations("automations");
  const ui = useTranslations("ui");
  const acts = useAutomationActs(automation, actions);
  const { status } = automation;
  return (
    <>
      {status === "enabled" ? (
        <Button disabled={acts.pending} onClick={acts.pause}>
          <Pause size={14} aria-hidden />
          {t("pause")}
        </Button>
      ) : null}
      {status === "enabled" || status === "paused" ? (
        <Button disabled={acts.pending} onClick={acts.disable}>
          {t("disable")}
        </Button>
      ) : null}
      {status === "paused" || status === "disabled" ? (
        <Button variant="primary" disabled={acts.pending} onClick={acts.enable}>
          {t("enable")}
        </Button>
      ) : null}
      {status === "draft" ? (
        <ButtonLink variant="primary" href={`/automations/${automation.id}/setup`}>
          {t("resume")}
        </ButtonLink>
      ) : null}
      <AutomationMenu
        acts={acts}
        name={automation.name}
        withStatus={false}
        trigger={
          <Button size="icon" aria-label={ui("more")}>
            <Ellipsis size={16} aria-hidden />
          </Button>
        }
      />
      {acts.dialogs}
    </>
  );
}

/** What was kept when the automation was enabled; it goes at its time unless somebody decides. */
function StillHeld({
  automation,
  actions,
}: {
  automation: ActedAutomation;
  actions: AutomationActions | null;
}) {
  const t = useTranslations("automations");
  const date = () => (automation.heldUntil ? <Moment at={automation.heldUntil} look="date" /> : "");
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  return (
    <Banner
      kind="warning"
      icon={Pause}
      className="mt-5"
      title={t.rich("held", { type: automation.type, count: automation.held, date, b })}
      action={actions ? <Decide automation={automation} actions={actions} /> : undefined}
    />
  );
}

function Decide({ automation, actions }: { automation: ActedAutomation; actions: AutomationActions }) {
  const t = useTranslations("automations");
  const acts = useAutomationActs(automation, actions);
  return (
    <>
      <Button size="sm" disabled={acts.pending} onClick={acts.enable}>
        {t("release.decide")}
      </Button>
      {acts.dialogs}
    </>
  );
}

function WhyOff({
  automation,
  disabled,
  actions,
}: {
  automation: ActedAutomation;
  disabled: { reason: DisabledReason | null; at: string | null };
  actions: AutomationActions | null;
}) {
  const t = useTranslations();
  const reasonOf = useDisabledWords();
  const { type, status, held, heldUntil } = automation;
  if (status === "enabled") return held > 0 ? <StillHeld automation={automation} actions={actions} /> : null;
  if (status === "draft")
    return <Banner kind="neutral" className="mt-5" title={t("automation.off.draft", { type })} />;
  const byFailures = status === "disabled" && disabled.reason?.code !== "manual";
  const date = () => (heldUntil ? <Moment at={heldUntil} look="date" /> : "");
  return (
    <Banner
      kind={byFailures ? "danger" : "warning"}
      icon={status === "disabled" ? Power : Pause}
      className="mt-5"
      title={status === "disabled" ? reasonOf(disabled.reason) : t("automation.off.paused")}
    >
      {status === "disabled" && disabled.at ? (
        <>
          {t("statuses.automation.disabled")} <Moment at={disabled.at} look="short" />.{" "}
        </>
      ) : null}
      {held > 0
        ? t.rich("automations.held", {
            type,
            count: held,
            date,
            b: (words) => <b className="font-semibold">{words}</b>,
          })
        : t("automation.off.none")}
    </Banner>
  );
}
