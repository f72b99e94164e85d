"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { useController } from "react-hook-form";
import { SelectField, TextAreaField, TextField } from "../ui/field";
import { PasswordField } from "../ui/password-field";
import { SwitchRow } from "../ui/switch";

type Fault = ReactNode | ((code: string) => ReactNode | undefined);

/** Which value of the form around it a control holds, and what is said when it is at fault. */
type Bound<Props> = {
  name: string;
  /** Left out, it is said by the fault's code; null where it is said elsewhere. */
  fault?: Fault;
} & Omit<Props, "name" | "value" | "checked" | "error">;

/** A value of the form around it, as a control takes it. */
export function useControl(name: string, fault?: Fault) {
  const t = useTranslations("problems.fields");
  const { field, fieldState } = useController({ name });
  const { type = "", message } = fieldState.error ?? {};
  const key = (field.value === "" || Number.isNaN(field.value) ? "missing_field" : type) as "missing_field";
  const own = typeof fault === "function" ? fault(key) : fault;
  const said = own !== undefined ? own : t.has(key) ? t(key, { min: 12 }) : (message ?? t("invalid_value"));
  return { field, error: fieldState.invalid ? said : undefined };
}

export function FormText({ name, fault, ...props }: Bound<ComponentProps<typeof TextField>>) {
  const { field, error } = useControl(name, fault);
  return <TextField {...props} {...field} error={error} />;
}

/** A password that can be shown. */
export function FormPassword({ name, fault, ...props }: Bound<ComponentProps<typeof PasswordField>>) {
  const { field, error } = useControl(name, fault);
  return <PasswordField {...props} {...field} error={error} />;
}

/** A number; while nothing is typed it is `none`: left out, one that no schema takes. */
export function FormNumber({
  name,
  fault,
  none = Number.NaN,
  ...props
}: Bound<ComponentProps<typeof TextField>> & { none?: number | null }) {
  const { field, error } = useControl(name, fault);
  return (
    <TextField
      type="number"
      {...props}
      {...field}
      value={Number.isNaN(field.value) ? "" : (field.value ?? "")}
      onChange={({ target }) => field.onChange(target.value === "" ? none : Number(target.value))}
      error={error}
    />
  );
}

export function FormTextArea({ name, fault, ...props }: Bound<ComponentProps<typeof TextAreaField>>) {
  const { field, error } = useControl(name, fault);
  return <TextAreaField {...props} {...field} error={error} />;
}

/** A list of texts, one on each line. */
export function FormLines({ name, fault, ...props }: Bound<ComponentProps<typeof TextAreaField>>) {
  const { field, error } = useControl(name, fault);
  return (
    <TextAreaField
      {...props}
      {...field}
      value={field.value.join("\n")}
      onChange={({ target }) => field.onChange(target.value.split("\n"))}
      error={error}
    />
  );
}

export function FormSelect({ name, fault, ...props }: Bound<ComponentProps<typeof SelectField>>) {
  const { field, error } = useControl(name, fault);
  return <SelectField {...props} {...field} error={error} />;
}

export function FormSwitch({ name, fault, ...props }: Bound<ComponentProps<typeof SwitchRow>>) {
  const { field, error } = useControl(name, fault);
  return <SwitchRow {...props} checked={field.value} onCheckedChange={field.onChange} error={error} />;
}
