"use client";
import { useTranslations } from "next-intl";
import { useController, useFormContext } from "react-hook-form";
import { FormLines, FormNumber, FormSelect, FormSwitch } from "@/components/form/controls";
import { SelectField } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";
import type { SettingsForm } from "@/lib/automation/setup/settings-schema";

/** A rule that is off, or a number. */
function Limit({
  name,
  words: [rule, amount],
  first,
  most,
}: {
  name: "autoDisableAfter" | "silenceAfterHours";
  words: ["autoDisable", "failures"] | ["silence", "silenceHours"];
  /** What it is when it is switched on. */
  first: number;
  most: number;
}) {
  const t = useTranslations("edit.rules");
  const { field } = useController<SettingsForm, typeof name>({ name });
  return (
    <div>
      <SwitchRow
        label={t(rule)}
        hint={t(`${rule}Hint`)}
        checked={field.value !== null}
        onCheckedChange={(on) => field.onChange(on ? first : null)}
      />
      {field.value === null ? null : (
        <FormNumber
          name={name}
          className="mt-3 max-w-60"
          label={t(amount)}
          fault={t(`fault.${name}`)}
          min={1}
          max={most}
        />
      )}
    </div>
  );
}

/** When it is disabled by itself, and when silence is told. */
export function FailureFields() {
  return (
    <>
      <Limit name="autoDisableAfter" words={["autoDisable", "failures"]} first={10} most={1000} />
      <Limit name="silenceAfterHours" words={["silence", "silenceHours"]} first={24} most={8760} />
    </>
  );
}

const policies = { again: null, after_days: { days: 30 }, update_only: {} } as const;

/** Who is invited again, what is a duplicate, and what withdraws an invitation. */
export function AgainFields({ fieldNames }: { fieldNames: readonly string[] }) {
  const t = useTranslations("edit.rules");
  const repeat = useController<SettingsForm, "repeatPolicy">({ name: "repeatPolicy" }).field;
  const dedupe = useController<SettingsForm, "dedupeField">({ name: "dedupeField" }).field;
  const policy = repeat.value?.policy ?? "again";
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label={t("repeat")}
          hint={t("repeatHint")}
          value={policy}
          onChange={({ target }) => {
            const next = target.value as keyof typeof policies;
            repeat.onChange(policies[next] && { policy: next, ...policies[next] });
          }}
        >
          {(["again", "after_days", "update_only"] as const).map((each) => (
            <option key={each} value={each}>
              {t(`policies.${each}`)}
            </option>
          ))}
        </SelectField>
        {policy === "after_days" ? (
          <FormNumber
            name="repeatPolicy.days"
            label={t("repeatDays")}
            fault={t("fault.repeatDays")}
            min={1}
            max={3650}
          />
        ) : null}
      </div>
      <SelectField
        className="sm:[&>span]:max-w-[calc(50%-8px)]"
        label={t("dedupe")}
        hint={t("dedupeHint")}
        {...dedupe}
        value={dedupe.value ?? ""}
        onChange={({ target }) => dedupe.onChange(target.value || null)}
      >
        <option value="">{t("dedupeNone")}</option>
        <Names first={dedupe.value} names={fieldNames} />
      </SelectField>
      <CancelFields fieldNames={fieldNames} />
      <FormSwitch name="frequencyExempt" label={t("exempt")} hint={t("exemptHint")} />
    </>
  );
}

/** The rule by which a later request withdraws an invitation that waits. */
function CancelFields({ fieldNames }: { fieldNames: readonly string[] }) {
  const t = useTranslations("edit.rules");
  const form = useFormContext<SettingsForm>();
  const rule = form.watch("cancelRule");
  const shouldValidate = form.formState.errors.cancelRule !== undefined;
  return (
    <div>
      <SwitchRow
        label={t("cancel")}
        hint={t("cancelHint")}
        checked={rule !== null}
        onCheckedChange={(on) =>
          form.setValue("cancelRule", on ? { field: "", values: [] } : null, { shouldValidate })
        }
      />
      {rule ? (
        <div className="mt-3 grid items-start gap-4 sm:grid-cols-2">
          <FormSelect name="cancelRule.field" label={t("cancelField")} fault={t("fault.cancelField")}>
            <option value="">{t("chooseField")}</option>
            <Names first={rule.field} names={fieldNames} />
          </FormSelect>
          <FormLines
            name="cancelRule.values"
            label={t("cancelValues")}
            hint={t("cancelValuesHint")}
            fault={t("fault.cancelValues")}
            rows={3}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Fields' names to choose from, and the chosen one where it is none any more. */
function Names({ first, names }: { first: string | null; names: readonly string[] }) {
  return [...new Set([...(first ? [first] : []), ...names])].map((name) => (
    <option key={name} value={name}>
      {name}
    </option>
  ));
}

/** How requests prove themselves, and how many are taken. */
export function RequestFields() {
  const t = useTranslations("edit.rules");
  return (
    <>
      <FormSwitch name="allowKeyInUrl" label={t("keyInUrl")} hint={t("keyInUrlHint")} />
      <FormNumber
        name="rateLimitPerMinute"
        className="[&_input]:max-w-60"
        label={t("rate")}
        hint={t("rateHint")}
        fault={t("fault.rate")}
        min={1}
        max={1_000_000}
      />
    </>
  );
}
