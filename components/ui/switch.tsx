"use client";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type SwitchProps = {
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string | undefined;
  id?: string;
};

/** A switch: what it says happens at once. Name it by `aria-label`, or use `SwitchRow`. */
export function Switch({ onCheckedChange, ...props }: SwitchProps) {
  return (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is checked
      role="switch"
      className="relative h-[18px] w-[30px] shrink-0 cursor-pointer appearance-none rounded-full bg-control transition-colors duration-(--mid) ease-calm before:absolute before:-inset-[13px] before:content-[''] after:absolute after:top-0.5 after:left-0.5 after:size-3.5 after:rounded-full after:bg-surface after:transition-transform after:duration-(--mid) after:ease-calm after:content-[''] checked:bg-primary checked:after:translate-x-3 disabled:cursor-not-allowed disabled:opacity-55 forced-colors:appearance-auto"
      onChange={onCheckedChange ? ({ target }) => onCheckedChange(target.checked) : undefined}
      {...props}
    />
  );
}

/** A switch with its name, what it does, and what went wrong when it could not be saved. */
export function SwitchRow({
  label,
  hint,
  error,
  className,
  ...props
}: SwitchProps & { label: ReactNode; hint?: ReactNode; error?: ReactNode; className?: string }) {
  const id = useId();
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0">
        <label id={id} htmlFor={`${id}-switch`} className="font-semibold">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-muted-foreground">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p role="alert" className="mt-1 text-sm text-danger">
            {error}
          </p>
        ) : null}
      </div>
      <span className="pt-px">
        <Switch
          id={`${id}-switch`}
          {...props}
          aria-labelledby={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
      </span>
    </div>
  );
}
