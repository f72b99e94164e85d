"use client";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";

export type OutgoingSettingsValue = { name: string; autoDisableAfter: number | null };

/** The name of an outgoing webhook, and after how many failed posts in a row it is disabled. */
export function OutgoingSettings({
  value,
  nameError,
  onChange,
}: {
  value: OutgoingSettingsValue;
  nameError: string | undefined;
  onChange: (value: OutgoingSettingsValue) => void;
}) {
  const t = useTranslations();
  const { name, autoDisableAfter: limit } = value;
  return (
    <>
      <TextField
        label={t("wizard.settings.name")}
        hint={t("wizard.settings.nameHint")}
        error={nameError}
        maxLength={200}
        value={name}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
      />
      <div>
        <SwitchRow
          label={t("outgoing.autoDisable")}
          hint={t("outgoing.autoDisableHint")}
          checked={limit !== null}
          onCheckedChange={(on) => onChange({ ...value, autoDisableAfter: on ? 10 : null })}
        />
        {limit === null ? null : (
          <TextField
            className="mt-3 max-w-60"
            label={t("edit.rules.failures")}
            type="number"
            min={1}
            max={1000}
            value={limit}
            onChange={(event) => {
              const number = Math.round(Number(event.target.value));
              onChange({ ...value, autoDisableAfter: Math.min(1000, Math.max(1, number || 1)) });
            }}
          />
        )}
      </div>
    </>
  );
}
