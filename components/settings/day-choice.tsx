import { useLocale } from "next-intl";

/** The days of the week, 1 Monday to 7 Sunday, each to be ticked; they are sent as `day`. */
export function DayChoice({
  label,
  days,
  error,
}: {
  label: string;
  days: readonly number[];
  error?: string | undefined;
}) {
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
              name="day"
              value={day}
              defaultChecked={days.includes(day)}
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
