import { type ComponentProps, type ReactNode, useId } from "react";

/** A radio as a card: named by its title alone, described by the rest. */
export function ChoiceCard({
  title,
  children,
  mark,
  ...input
}: { title: ReactNode; children?: ReactNode; mark?: ReactNode } & Omit<ComponentProps<"input">, "title">) {
  const id = useId();
  return (
    <label className="flex cursor-pointer items-start gap-3 rounded-lg border bg-surface px-4 py-3 hover:bg-hover has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring">
      <input
        type="radio"
        aria-labelledby={`${id}-title`}
        aria-describedby={children ? `${id}-text` : undefined}
        className="mt-[3px] size-3.5 shrink-0 accent-primary outline-none"
        {...input}
      />
      {mark}
      <span className="min-w-0">
        <span id={`${id}-title`} className="font-semibold wrap-anywhere">
          {title}
        </span>
        {children ? (
          <span id={`${id}-text`} className="mt-0.5 block text-sm text-muted-foreground">
            {children}
          </span>
        ) : null}
      </span>
    </label>
  );
}
