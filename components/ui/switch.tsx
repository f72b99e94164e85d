"use client";
import { Switch as Base } from "@base-ui/react/switch";
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
export function Switch(props: SwitchProps) {
  return (
    <Base.Root
      nativeButton
      render={<button type="button" />}
      className="relative h-[18px] w-[30px] shrink-0 rounded-full bg-control transition-colors duration-(--mid) ease-calm before:absolute before:-inset-[13px] before:content-[''] data-checked:bg-primary data-disabled:cursor-not-allowed data-disabled:opacity-55"
      {...props}
    >
      <Base.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-surface transition-transform duration-(--mid) ease-calm data-checked:translate-x-3.5" />
    </Base.Root>
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
        <span id={id} className="font-semibold">
          {label}
        </span>
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
        <Switch {...props} aria-labelledby={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      </span>
    </div>
  );
}
