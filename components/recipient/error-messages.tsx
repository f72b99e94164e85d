"use client";
import { useTranslations } from "next-intl";
import { useOptimistic, useState } from "react";
import { useRefusal } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SaveState } from "../ui/save-state";
import { SwitchRow } from "../ui/switch";
import { AddRecipient } from "./add-recipient";
import { RecipientList, type RecipientRow } from "./recipient-list";
import { TestNotice } from "./test-notice";

/** The server's actions on who gets an automation's error e-mails. */
export type RecipientActions = {
  setNotifications: Act<{ id: string; enabled: boolean }>;
  add: Act<{ id: string; email: string }>;
  remove: Act<{ id: string; recipientId: string }>;
  sendTest: Act<{ id: string }, number>;
};

/** Whether error e-mails go out, and to whom. Every change is saved at once; `actions` is null for those who may only look. */
export function ErrorMessages({
  automationId,
  enabled,
  limit,
  most,
  recipients,
  actions,
}: {
  automationId: string;
  enabled: boolean;
  /** Failures in a row that disable the automation; null: never. */
  limit: number | null;
  most: number;
  recipients: readonly RecipientRow[];
  actions: RecipientActions | null;
}) {
  const t = useTranslations("recipients");
  const say = useRefusal();
  const toggle = useAct();
  const changing = useAct();
  const [last, setLast] = useState<"toggle" | "change">("toggle");
  const [on, setOn] = useOptimistic(enabled);
  const change: typeof changing = {
    ...changing,
    run: (...args) => {
      setLast("change");
      changing.run(...args);
    },
  };
  const refused = toggle.outcome && !toggle.outcome.ok ? toggle.outcome : null;
  const { outcome } = last === "toggle" ? toggle : changing;
  const pending = toggle.pending || changing.pending;
  const state = pending ? "saving" : outcome ? (outcome.ok ? "saved" : "failed") : "none";
  return (
    <Panel>
      <PanelHead title={t("title")}>
        <SaveState state={state} words={{ saving: t("saving"), saved: t("saved"), failed: t("notSaved") }} />
      </PanelHead>
      <PanelBody>
        <SwitchRow
          label={t("switch")}
          hint={hintOf(limit, t)}
          error={refused && !toggle.pending ? t("putBack", { reason: say(refused) }) : undefined}
          checked={on}
          disabled={actions === null}
          onCheckedChange={(next) => {
            if (!actions) return;
            setLast("toggle");
            toggle.run(
              () => actions.setNotifications(null, { id: automationId, enabled: next }),
              undefined,
              () => setOn(next),
            );
          }}
        />
      </PanelBody>
      <RecipientList
        rows={recipients}
        most={most}
        silent={!on}
        act={change}
        remove={actions && ((recipientId: string) => actions.remove(null, { id: automationId, recipientId }))}
      />
      {actions ? (
        <>
          <AddRecipient
            full={recipients.length >= most}
            most={most}
            known={recipients.map(({ email }) => email)}
            act={change}
            add={(email) => actions.add(null, { id: automationId, email })}
          />
          <TestNotice
            active={recipients.filter(({ status }) => status === "active").length}
            send={() => actions.sendTest(null, { id: automationId })}
          />
        </>
      ) : null}
    </Panel>
  );
}

function hintOf(limit: number | null, t: ReturnType<typeof useTranslations<"recipients">>): string {
  if (limit === null) return t("whenNever");
  return limit >= 4 ? t("when", { half: Math.ceil(limit / 2), limit }) : t("whenSoon", { limit });
}
