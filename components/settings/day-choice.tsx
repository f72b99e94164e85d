"use client";
import { useLocale } from "next-intl";
import { useControl } from "../form/controls";

/** The days of the week, 1 Monday to 7 Sunday, each to be ticked, in the form around them. */
export function DayChoice({ name, label }: { name: string; label: string }) {
  const { field, error } = useControl(name);
  const days: readonly number[] = field.value;
  const locale = useLocale();
  const short = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  const nameOf = (day: number) => short.format(new Date(Date.UTC(2024, 0, day)));
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label
            key={day}
            className="flex h-(--control-h) min-w-12 cursor-pointer items-center justify-center rounded-md border border-border-strong bg-surface px-2.5 text-sm has-checked:border-primary has-checked:bg-primary-soft has-checked:font-semibold has-checked:text-primary has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={({ target }) =>
                field.onChange(
                  target.checked ? [...days, day].toSorted() : days.filter((each) => each !== day),
                )
              }
              onBlur={field.onBlur}
              className="sr-only"
            />
            {nameOf(day)}
          </label>
        ))}
      </div>
      {error ? <p className="mt-1.5 text-sm text-danger">{error}</p> : null}
    </fieldset>
  );
}
