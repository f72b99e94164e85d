"use client";
import { useTranslations } from "next-intl";
import { SelectField, TextField } from "../ui/field";
import { SwitchRow } from "../ui/switch";
import { CancelFields } from "./cancel-fields";
import { isReminderFaulty, type Reminder } from "./reminder-fields";

/** The rules of an automation that go beyond name, message and delay. */
export type Rules = {
  autoDisableAfter: number | null;
  silenceAfterHours: number | null;
  dedupeField: string | null;
  repeatPolicy: { policy: "again" | "after_days" | "update_only"; days?: number | undefined } | null;
  frequencyExempt: boolean;
  allowKeyInUrl: boolean;
  rateLimitPerMinute: number;
  cancelRule: { field: string; values: string[] } | null;
  reminders: Reminder[];
};

export type RuleFault =
  | "autoDisableAfter"
  | "silenceAfterHours"
  | "repeatDays"
  | "rate"
  | "cancelField"
  | "cancelValues"
  | "reminders";

const within = (number: number | null | undefined, most: number) =>
  number === null || (Number.isInteger(number) && number! >= 1 && number! <= most);

/** Which numbers are none, or too large, and what is not chosen yet. */
export function rulesFaults(rules: Rules): RuleFault[] {
  const { autoDisableAfter, silenceAfterHours, repeatPolicy, cancelRule, reminders } = rules;
  const faults: RuleFault[] = [];
  if (!within(autoDisableAfter, 1000)) faults.push("autoDisableAfter");
  if (!within(silenceAfterHours, 8760)) faults.push("silenceAfterHours");
  if (repeatPolicy?.policy === "after_days" && !within(repeatPolicy.days, 3650)) faults.push("repeatDays");
  if (!within(rules.rateLimitPerMinute, 1_000_000)) faults.push("rate");
  if (cancelRule?.field === "") faults.push("cancelField");
  if (cancelRule?.values.every((value) => value.trim() === "")) faults.push("cancelValues");
  if (reminders.some(isReminderFaulty)) faults.push("reminders");
  return faults;
}

/** When it is disabled by itself, when silence is told, and who is invited again. */
export function RuleFields({
  values,
  fieldNames,
  faults,
  onChange,
}: {
  values: Rules;
  fieldNames: readonly string[];
  faults: readonly RuleFault[];
  onChange: (change: Partial<Rules>) => void;
}) {
  const t = useTranslations("edit.rules");
  const number = (text: string) => (text === "" ? Number.NaN : Number(text));
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined || Number.isNaN(value) ? "" : value;
  const fault = (name: RuleFault) => (faults.includes(name) ? t(`fault.${name}`) : undefined);
  const policy = values.repeatPolicy?.policy ?? "again";
  return (
    <div className="grid gap-6">
      <div>
        <SwitchRow
          label={t("autoDisable")}
          hint={t("autoDisableHint")}
          checked={values.autoDisableAfter !== null}
          onCheckedChange={(on) => onChange({ autoDisableAfter: on ? 10 : null })}
        />
        {values.autoDisableAfter === null ? null : (
          <TextField
            className="mt-3 max-w-60"
            label={t("failures")}
            type="number"
            min={1}
            max={1000}
            value={shown(values.autoDisableAfter)}
            error={fault("autoDisableAfter")}
            onChange={(event) => onChange({ autoDisableAfter: number(event.target.value) })}
          />
        )}
      </div>
      <div>
        <SwitchRow
          label={t("silence")}
          hint={t("silenceHint")}
          checked={values.silenceAfterHours !== null}
          onCheckedChange={(on) => onChange({ silenceAfterHours: on ? 24 : null })}
        />
        {values.silenceAfterHours === null ? null : (
          <TextField
            className="mt-3 max-w-60"
            label={t("silenceHours")}
            type="number"
            min={1}
            max={8760}
            value={shown(values.silenceAfterHours)}
            error={fault("silenceAfterHours")}
            onChange={(event) => onChange({ silenceAfterHours: number(event.target.value) })}
          />
        )}
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label={t("repeat")}
          hint={t("repeatHint")}
          value={policy}
          onChange={(event) => {
            const next = event.target.value as typeof policy;
            onChange({
              repeatPolicy:
                next === "again"
                  ? null
                  : next === "after_days"
                    ? { policy: next, days: 30 }
                    : { policy: next },
            });
          }}
        >
          {(["again", "after_days", "update_only"] as const).map((each) => (
            <option key={each} value={each}>
              {t(`policies.${each}`)}
            </option>
          ))}
        </SelectField>
        {policy === "after_days" ? (
          <TextField
            label={t("repeatDays")}
            type="number"
            min={1}
            max={3650}
            value={shown(values.repeatPolicy?.days)}
            error={fault("repeatDays")}
            onChange={(event) => onChange({ repeatPolicy: { policy, days: number(event.target.value) } })}
          />
        ) : null}
      </div>
      <SelectField
        className="sm:[&>span]:max-w-[calc(50%-8px)]"
        label={t("dedupe")}
        hint={t("dedupeHint")}
        value={values.dedupeField ?? ""}
        onChange={(event) => onChange({ dedupeField: event.target.value || null })}
      >
        <option value="">{t("dedupeNone")}</option>
        {values.dedupeField && !fieldNames.includes(values.dedupeField) ? (
          <option value={values.dedupeField}>{values.dedupeField}</option>
        ) : null}
        {fieldNames.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <CancelFields
        rule={values.cancelRule}
        fieldNames={fieldNames}
        faults={faults}
        onChange={(cancelRule) => onChange({ cancelRule })}
      />
      <SwitchRow
        label={t("exempt")}
        hint={t("exemptHint")}
        checked={values.frequencyExempt}
        onCheckedChange={(frequencyExempt) => onChange({ frequencyExempt })}
      />
      <SwitchRow
        label={t("keyInUrl")}
        hint={t("keyInUrlHint")}
        checked={values.allowKeyInUrl}
        onCheckedChange={(allowKeyInUrl) => onChange({ allowKeyInUrl })}
      />
      <TextField
        className="[&_input]:max-w-60"
        label={t("rate")}
        hint={t("rateHint")}
        type="number"
        min={1}
        max={1_000_000}
        value={shown(values.rateLimitPerMinute)}
        error={fault("rate")}
        onChange={(event) => onChange({ rateLimitPerMinute: number(event.target.value) })}
      />
    </div>
  );
}
