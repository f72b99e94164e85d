"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Moment } from "@/components/ui/moment";
import type { ActedAutomation } from "./acted-automation";
import { useReadiness } from "./readiness";
import { StandingFaults } from "./standing-faults";

export type Held = "release" | "discard" | "keep";

/**
 * Asks what is to become of what was held while the automation was off, and says what still stands in its way;
 * nothing is released into a set-up in which it would fail.
 */
export function EnableDialog({
  automation,
  pending,
  onClose,
  onEnable,
}: {
  automation: ActedAutomation;
  pending: boolean;
  onClose: () => void;
  onEnable: (held: Held) => void;
}) {
  const t = useTranslations("automations");
  const { type } = automation;
  const data = useReadiness(automation.id);
  const [chosen, setChosen] = useState<Held | null>(null);
  const faults = data?.faults ?? [];
  const blocked = faults.length > 0;
  const count = data?.held ?? automation.held;
  const heldUntil = data ? data.heldUntil : automation.heldUntil;
  const wanted = chosen ?? "release";
  const held = count === 0 || (blocked && wanted === "release") ? "keep" : wanted;
  const date = () => (heldUntil ? <Moment at={heldUntil} look="date" /> : "");
  const choices: { value: Held; label: string; text: React.ReactNode }[] = [
    {
      value: "release",
      label: t("release.release"),
      text: blocked ? t("release.releaseBlocked") : t("release.releaseText", { type }),
    },
    { value: "discard", label: t("release.discard"), text: t("release.discardText", { type }) },
    { value: "keep", label: t("release.keep"), text: t.rich("release.keepText", { date }) },
  ];
  const on = automation.status === "enabled";
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={on ? t("release.titleOn") : t("release.title", { name: automation.name })}
      description={count > 0 ? t("release.text", { count, type }) : t("release.none")}
      footer={
        <>
          <Button onClick={onClose}>{on ? t("release.close") : t("release.cancel")}</Button>
          <Button
            variant={blocked ? "default" : "primary"}
            disabled={pending || !data}
            onClick={() => onEnable(held)}
          >
            {on ? t(`release.${held}`) : blocked ? t("release.anyway") : t("enable")}
          </Button>
        </>
      }
    >
      <div role="status">
        {data && blocked ? (
          <Banner kind="danger" className="mb-3" title={t("release.blocked", { count: faults.length })}>
            <StandingFaults faults={faults} places={data.places} />
            <p className="mt-1.5">{t("release.blockedText", { type, limit: data.limit ?? 0 })}</p>
          </Banner>
        ) : null}
        {data?.sendingPaused && type === "incoming_webhook" ? (
          <Banner kind="warning" className="mb-3" title={t("release.sendingPaused")} />
        ) : null}
      </div>
      {count > 0 ? (
        <fieldset className="grid gap-2">
          <legend className="sr-only">{t("release.legend")}</legend>
          {choices.map(({ value, label, text }) => (
            <label
              key={value}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2.5 has-checked:border-primary has-checked:bg-primary-soft has-disabled:cursor-default has-disabled:bg-sunken"
            >
              <input
                type="radio"
                name="held"
                value={value}
                checked={held === value}
                disabled={blocked && value === "release"}
                onChange={() => setChosen(value)}
                className="mt-[3px] accent-primary"
              />
              <span>
                <span className="font-semibold">{label}</span>
                <span className="block text-sm text-muted-foreground">{text}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </Dialog>
  );
}
