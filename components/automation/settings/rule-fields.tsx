"use client";
import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";
import { CancelFields } from "./cancel-fields";
import type { RuleFault, Rules } from "./rules";

type Props = {
  values: Rules;
  faults: readonly RuleFault[];
  onChange: (change: Partial<Rules>) => void;
};

const number = (text: string) => (text === "" ? Number.NaN : Number(text));
const shown = (value: number | null | undefined) =>
  value === null || value === undefined || Number.isNaN(value) ? "" : value;

function useFault(faults: readonly RuleFault[]) {
  const t = useTranslations("edit.rules");
  return (name: RuleFault) => (faults.includes(name) ? t(`fault.${name}`) : undefined);
}

/** When it is disabled by itself, and when silence is told. */
export function FailureFields({ values, faults, onChange }: Props) {
  const t = useTranslations("edit.rules");
  const fault = useFault(faults);
  return (
    <>
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
    </>
  );
}

/** Who is invited again, what is a duplicate, and what withdraws an invitation. */
export function AgainFields({
  values,
  fieldNames,
  faults,
  onChange,
}: Props & { fieldNames: readonly string[] }) {
  const t = useTranslations("edit.rules");
  const fault = useFault(faults);
  const policy = values.repeatPolicy?.policy ?? "again";
  return (
    <>
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
    </>
  );
}

/** How requests prove themselves, and how many are taken. */
export function RequestFields({ values, faults, onChange }: Props) {
  const t = useTranslations("edit.rules");
  const fault = useFault(faults);
  return (
    <>
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
    </>
  );
}
