import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cn } from "./cn";
import { Input, TextArea } from "./input";
import { Select } from "./select";

/** What a field's control must carry to be named, described and marked as wrong. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** Words around a control. `error` stands in the place of the hint and is announced with the field. */
export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string | undefined;
};

export function Field({
  label,
  hint,
  error,
  className,
  children,
}: FieldWords & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold">
        {label}
      </label>
      {children({
        id,
        "aria-describedby": note ? `${id}-note` : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {note ? (
        <p
          id={`${id}-note`}
          className={cn("mt-1.5 text-sm", error ? "text-danger" : "text-muted-foreground")}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  className,
  ...props
}: Omit<ComponentProps<"input">, "className"> & FieldWords) {
  return (
    <Field {...{ label, hint, error, className }}>{(control) => <Input {...control} {...props} />}</Field>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  className,
  ...props
}: Omit<ComponentProps<"textarea">, "className"> & FieldWords) {
  return (
    <Field {...{ label, hint, error, className }}>{(control) => <TextArea {...control} {...props} />}</Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  className,
  ...props
}: Omit<ComponentProps<"select">, "className"> & FieldWords) {
  return (
    <Field {...{ label, hint, error, className }}>{(control) => <Select {...control} {...props} />}</Field>
  );
}
