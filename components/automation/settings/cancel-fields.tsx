"use client";
import { useTranslations } from "next-intl";
import { SelectField, TextAreaField } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";

type Rule = { field: string; values: string[] };

/** The rule by which a later request withdraws an invitation that waits. */
export function CancelFields({
  rule,
  fieldNames,
  faults,
  onChange,
}: {
  rule: Rule | null;
  fieldNames: readonly string[];
  faults: readonly string[];
  onChange: (rule: Rule | null) => void;
}) {
  const t = useTranslations("edit.rules");
  const fault = (name: "cancelField" | "cancelValues") =>
    faults.includes(name) ? t(`fault.${name}`) : undefined;
  const names = rule && rule.field !== "" ? [...new Set([rule.field, ...fieldNames])] : fieldNames;
  return (
    <div>
      <SwitchRow
        label={t("cancel")}
        hint={t("cancelHint")}
        checked={rule !== null}
        onCheckedChange={(on) => onChange(on ? { field: "", values: [] } : null)}
      />
      {rule ? (
        <div className="mt-3 grid items-start gap-4 sm:grid-cols-2">
          <SelectField
            label={t("cancelField")}
            value={rule.field}
            error={fault("cancelField")}
            onChange={(event) => onChange({ ...rule, field: event.target.value })}
          >
            <option value="">{t("chooseField")}</option>
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextAreaField
            label={t("cancelValues")}
            hint={t("cancelValuesHint")}
            rows={3}
            value={rule.values.join("\n")}
            error={fault("cancelValues")}
            onChange={(event) => onChange({ ...rule, values: event.target.value.split("\n") })}
          />
        </div>
      ) : null}
    </div>
  );
}
