"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { useRefusal } from "@/components/form/action-error";
import { leave } from "@/components/form/leave";
import type { Act, Outcome } from "@/components/form/outcome";
import { tell } from "../../page/news";
import type { ActedAutomation } from "./acted-automation";
import type { Held } from "./enable-dialog";
import { askReadiness } from "./readiness";

/** Loaded when they are opened. */
const ConfirmDialog = dynamic(async () => (await import("@/components/ui/confirm-dialog")).ConfirmDialog);
const EnableDialog = dynamic(async () => (await import("./enable-dialog")).EnableDialog);

/** The server's actions on one automation. */
export type AutomationActions = {
  enable: Act<{ id: string; held?: Held }>;
  disable: Act<{ id: string }>;
  pause: Act<{ id: string }>;
  duplicate: Act<{ id: string }, string>;
  remove: Act<{ id: string }>;
};

export type AutomationActs = {
  automation: ActedAutomation;
  pending: boolean;
  enable: () => void;
  disable: () => void;
  pause: () => void;
  duplicate: () => void;
  askDelete: () => void;
  /** The dialogs that ask before something is lost; they must be rendered. */
  dialogs: ReactNode;
};

/** Binds the actions to an automation: asks where something hangs on it, tells what went wrong, goes where it led. */
export function useAutomationActs(automation: ActedAutomation, actions: AutomationActions): AutomationActs {
  const router = useRouter();
  const say = useRefusal();
  const [pending, start] = useTransition();
  const [dialog, setDialog] = useState<"enable" | "delete" | null>(null);
  const { id, name, type, scheduled, held } = automation;
  const t = useTranslations("automations.confirmDelete");

  function run<T>(act: () => Promise<Outcome<T>>, then?: (value: T) => void) {
    start(async () => {
      const outcome = await act();
      if (outcome?.ok) {
        setDialog(null);
        then?.(outcome.value);
      } else if (outcome)
        tell((toast) => toast.error(say(outcome), { duration: Number.POSITIVE_INFINITY, closeButton: true }));
    });
  }

  return {
    automation,
    pending,
    enable: () =>
      start(async () => {
        const { held, faults } = await askReadiness(id).catch(() => ({
          held: automation.held,
          faults: [],
        }));
        if (held + faults.length > 0) setDialog("enable");
        else run(() => actions.enable(null, { id }));
      }),
    disable: () => run(() => actions.disable(null, { id })),
    pause: () => run(() => actions.pause(null, { id })),
    duplicate: () =>
      leave(() =>
        run(
          () => actions.duplicate(null, { id }),
          (copy) => router.push(`/automations/${copy}`),
        ),
      ),
    askDelete: () => setDialog("delete"),
    dialogs: (
      <>
        {dialog === "enable" ? (
          <EnableDialog
            automation={automation}
            pending={pending}
            onClose={() => setDialog(null)}
            onEnable={(held) => run(() => actions.enable(null, { id, held }))}
          />
        ) : null}
        {dialog === "delete" ? (
          <ConfirmDialog
            title={t("title", { name })}
            description={t("text", { type, scheduled, held })}
            typed={scheduled + held > 0 ? { label: t("type"), text: name } : null}
            submit={t("submit")}
            pending={pending}
            onSubmit={() =>
              run(
                () => actions.remove(null, { id }),
                () => router.push("/automations"),
              )
            }
            onClose={() => setDialog(null)}
          />
        ) : null}
      </>
    ),
  };
}
