"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Moment } from "../ui/moment";
import type { ActedAutomation } from "./acted-automation";

type Held = "release" | "discard" | "keep";

/** Asks what is to become of the requests that came while the automation was off. */
export function EnableDialog({
  automation,
  open,
  pending,
  onClose,
  onEnable,
}: {
  automation: ActedAutomation;
  open: boolean;
  pending: boolean;
  onClose: () => void;
  onEnable: (held: Held) => void;
}) {
  const t = useTranslations("automations");
  const [held, setHeld] = useState<Held>("release");
  const date = () => (automation.heldUntil ? <Moment at={automation.heldUntil} look="date" /> : "");
  const choices: { value: Held; label: string; text: React.ReactNode }[] = [
    { value: "release", label: t("release.release"), text: t("release.releaseText") },
    { value: "discard", label: t("release.discard"), text: t("release.discardText") },
    { value: "keep", label: t("release.keep"), text: t.rich("release.keepText", { date }) },
  ];
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("release.title", { name: automation.name })}
      description={t("release.text", { count: automation.held })}
      footer={
        <>
          <Button onClick={onClose}>{t("release.cancel")}</Button>
          <Button variant="primary" disabled={pending} onClick={() => onEnable(held)}>
            {t("enable")}
          </Button>
        </>
      }
    >
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t("release.legend")}</legend>
        {choices.map(({ value, label, text }) => (
          <label
            key={value}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2.5 has-checked:border-primary has-checked:bg-primary-soft"
          >
            <input
              type="radio"
              name="held"
              value={value}
              checked={held === value}
              onChange={() => setHeld(value)}
              className="mt-[3px] accent-primary"
            />
            <span>
              <span className="font-semibold">{label}</span>
              <span className="block text-sm text-muted-foreground">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
