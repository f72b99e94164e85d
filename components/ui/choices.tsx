import type { ReactNode } from "react";
import { cn } from "./cn";

/** A short choice between views of the same thing, as joined buttons of which one is pressed. */
export function Choices<T extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; lang?: string }[];
  onChange: (value: T) => void;
  className?: string;
}) {
  return (
    <fieldset className={cn("min-w-0", className)}>
      <legend className="sr-only">{label}</legend>
      <div className="flex w-fit max-w-full flex-wrap overflow-hidden rounded-md border border-border-strong bg-surface">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            lang={option.lang}
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
            className="flex min-h-7 items-center gap-1.5 border-r px-2.5 text-sm text-muted-foreground -outline-offset-2 last:border-r-0 hover:text-foreground aria-pressed:bg-primary-soft aria-pressed:font-semibold aria-pressed:text-primary max-md:min-h-9 pointer-coarse:min-h-11"
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
