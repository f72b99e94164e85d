"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDisabledWords } from "@/components/reason/reason-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { TextLink } from "@/components/ui/text-link";
import type { AutomationRowData } from "../list/automation-row-data";
import { remedyOf, troubleOf } from "./remedy";
import { useStandingWords } from "./standing-faults";
import { type AutomationActions, useAutomationActs } from "./use-automation-acts";

type Props = { row: AutomationRowData; actions: AutomationActions | null };

/** What is to be known of an automation in the list beyond its status, and what mends it. */
export function StandingText({ row, actions }: Props) {
  const t = useTranslations("automations");
  const words = "mt-1 text-sm @max-2xl:col-span-2 @max-2xl:row-start-4";
  const date = () => (row.heldUntil ? <Moment at={row.heldUntil} look="date" bare /> : "");
  const b = (text: ReactNode) => <b className="font-semibold">{text}</b>;
  const held = row.held > 0 ? t.rich("held", { type: row.type, count: row.held, date, b }) : null;
  if (row.status === "draft")
    return <p className={`${words} text-muted-foreground`}>{t("step", { step: row.wizardStep ?? 1 })}</p>;
  if (row.standing === "attention")
    return (
      <div className={`${words} wrap-anywhere text-body`}>
        <Trouble row={row} /> {held}
        {actions ? <Mend row={row} actions={actions} /> : null}
      </div>
    );
  if (row.status === "enabled" && !held) return null;
  return (
    <div className={`${words} text-body`}>
      <Off row={row} /> {held}
    </div>
  );
}

function Off({ row }: { row: AutomationRowData }) {
  const reasonOf = useDisabledWords();
  return row.status === "disabled" ? reasonOf(row.disabledReason) : null;
}

/** What stands in the way, or what failed how often. */
function Trouble({ row }: { row: AutomationRowData }) {
  const t = useTranslations("automations");
  const failures = useTranslations("failures");
  const errors = useTranslations("errors");
  const disabledWords = useDisabledWords();
  const standingWords = useStandingWords();
  const { failuresInARow: count, limit, faults, lastFailure, status } = row;
  if (status === "disabled") return disabledWords(row.disabledReason);
  if (faults[0]) return <b className="font-semibold text-danger">{standingWords(faults[0])}</b>;
  const b = (text: ReactNode) => <b className="font-semibold text-danger">{text}</b>;
  if (row.mailWaiting > 0) return t.rich("trouble.mail", { count: row.mailWaiting, b });
  const [error] = lastFailure?.errors ?? [];
  const short = `${error?.code ?? troubleOf(row)}.short` as "survey_closed.short";
  const what = failures.has(short) ? failures(short) : "";
  const cause = error?.field ? errors("field", { field: error.field, what }) : what && `${what}.`;
  if (count === 0) return t.rich("trouble.last", { cause, b });
  return limit === null
    ? t.rich("trouble.inARow", { count, cause, b })
    : t.rich("trouble.ofLimit", { count, limit, cause, b });
}

function Mend({ row, actions }: { row: AutomationRowData; actions: AutomationActions }) {
  const t = useTranslations("automations");
  const acts = useAutomationActs(row, actions);
  const { act, href } = remedyOf(row);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
      {act === "enable" ? (
        <Button size="sm" disabled={acts.pending} onClick={acts.enable}>
          {t("enable")}
        </Button>
      ) : (
        <ButtonLink size="sm" href={href}>
          {t(`remedies.${act}`)}
        </ButtonLink>
      )}
      {act === "see" ? null : <TextLink href={`/automations/${row.id}/errors`}>{t("seeFailed")}</TextLink>}
      {acts.dialogs}
    </div>
  );
}
