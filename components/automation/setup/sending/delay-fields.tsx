"use client";
import { useTimeZone, useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";
import type { DelayForm } from "@/lib/automation/setup/delay-form";
import type { DelayFault } from "./delay-faults";

/** When the invitation leaves: at once, so long after the request, or so many days from a date in the data. */
export function DelayFields({
  value,
  dateFields,
  faults,
  onChange,
}: {
  value: DelayForm;
  /** The fields that may hold a date. */
  dateFields: readonly string[];
  faults: readonly DelayFault[];
  onChange: (delay: DelayForm) => void;
}) {
  const t = useTranslations("wizard.settings");
  const zone = useTimeZone() ?? "UTC";
  const set = (change: Partial<DelayForm>) => onChange({ ...value, ...change });
  const faultOf = (field: DelayFault["field"]) => {
    const code = faults.find((fault) => fault.field === field)?.code;
    if (code === undefined) return undefined;
    const key = `fault.${code}` as "fault.too_short";
    return t.has(key) ? t(key) : t(field === "at" ? "fault.time" : "fault.number");
  };
  const amount = (unit: "days" | "hours" | "minutes", max: number) => (
    <TextField
      label={t(unit)}
      type="number"
      inputMode="numeric"
      min={0}
      max={max}
      step={1}
      value={Number.isNaN(value[unit]) ? "" : value[unit]}
      onChange={(event) =>
        set({ [unit]: event.target.value === "" ? Number.NaN : Number(event.target.value) })
      }
      error={faultOf(unit)}
    />
  );
  const whole = faultOf("delay");
  return (
    <div>
      <SwitchRow
        label={t("delay")}
        hint={value.on ? undefined : t("delayHint")}
        checked={value.on}
        onCheckedChange={(on) => set({ on })}
      />
      {value.on ? (
        <div className="mt-3 grid gap-4 rounded-md border bg-background p-4">
          <fieldset>
            <legend className="mb-1.5 text-sm">{t("from")}</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {(["request", "field"] as const).map((from) => (
                <label key={from} className="flex min-h-8 items-center gap-2">
                  <input
                    type="radio"
                    name="delay-from"
                    className="size-3.5 accent-primary"
                    checked={value.from === from}
                    onChange={() => set({ from })}
                  />
                  {t(from === "request" ? "fromRequest" : "fromField")}
                </label>
              ))}
            </div>
          </fieldset>
          {value.from === "field" ? (
            <SelectField
              label={t("dateField")}
              value={value.field}
              onChange={(event) => set({ field: event.target.value })}
              error={faults.some(({ code }) => code === "no_field") ? t("fault.no_field") : undefined}
            >
              <option value="">{t("chooseDate")}</option>
              {value.field && !dateFields.includes(value.field) ? (
                <option value={value.field}>{value.field}</option>
              ) : null}
              {dateFields.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </SelectField>
          ) : null}
          <div className="grid grid-cols-3 gap-3">
            {amount("days", 365)}
            {amount("hours", 8760)}
            {amount("minutes", 525_600)}
          </div>
          {value.from === "field" ? (
            <TextField
              label={t("at")}
              type="time"
              value={value.at}
              onChange={(event) => set({ at: event.target.value })}
              hint={t("atHint", { zone })}
              error={faultOf("at")}
            />
          ) : null}
          {whole && !faults.some(({ code }) => code === "no_field") ? (
            <p role="alert" className="text-sm text-danger">
              {whole}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
