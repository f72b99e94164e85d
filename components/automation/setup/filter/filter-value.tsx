"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Expected } from "@/lib/automation/decide/target";
import type { ConditionDraft } from "@/lib/filter/form";
import { arityOf } from "@/lib/filter/operator-table";

/** The value of a condition, written as its field's type asks for. */
export function FilterValue({
  condition,
  expected,
  suggestions,
  described,
  invalid,
  onChange,
}: {
  condition: ConditionDraft;
  expected: Expected;
  suggestions: readonly string[];
  described: string;
  invalid: boolean;
  onChange: (condition: ConditionDraft) => void;
}) {
  const t = useTranslations("wizard.filter");
  const id = useId();
  const arity = arityOf(condition.op);
  const control = {
    "aria-label": t("value"),
    "aria-describedby": described,
    "aria-invalid": invalid || undefined,
  };
  if (arity === "none") return <span className="text-sm text-muted-foreground max-md:hidden">–</span>;
  if (expected.kind === "list" && arity === "list")
    return (
      <fieldset className="max-h-40 overflow-y-auto rounded-md border border-control bg-surface px-2.5 py-1">
        <legend className="sr-only">{t("value")}</legend>
        {expected.options.map((option) => (
          <label key={option} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              className="size-3.5 accent-primary"
              aria-describedby={described}
              aria-invalid={invalid || undefined}
              checked={condition.list.includes(option)}
              onChange={(event) => {
                const without = condition.list.filter((each) => each !== option);
                onChange({ ...condition, list: event.target.checked ? [...without, option] : without });
              }}
            />
            <span className="wrap-anywhere">{option}</span>
          </label>
        ))}
      </fieldset>
    );
  if (arity === "list")
    return (
      <Input
        {...control}
        defaultValue={condition.list.join(", ")}
        placeholder={t("listHint")}
        onChange={(event) => onChange({ ...condition, list: event.target.value.split(",") })}
        maxLength={5000}
      />
    );
  const write = (value: string) => onChange({ ...condition, value });
  if (expected.kind === "list" || expected.kind === "boolean") {
    const options =
      expected.kind === "list"
        ? expected.options.map((value) => ({ value, label: value }))
        : (["true", "false"] as const).map((value) => ({ value, label: t(value) }));
    const known = options.some(({ value }) => value === condition.value);
    return (
      <Select {...control} value={condition.value} onChange={(event) => write(event.target.value)}>
        {known ? null : <option value={condition.value}>{condition.value}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    );
  }
  return (
    <>
      <Input
        {...control}
        type={expected.kind === "date" ? "date" : "text"}
        inputMode={expected.kind === "number" ? "decimal" : undefined}
        list={suggestions.length > 0 ? id : undefined}
        value={condition.value}
        onChange={(event) => write(event.target.value)}
        maxLength={2000}
        spellCheck={false}
        autoCapitalize="off"
      />
      {suggestions.length > 0 ? (
        <datalist id={id}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}
