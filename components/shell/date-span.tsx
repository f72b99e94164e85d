"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { hrefWith } from "@/lib/list/href";

type Days = { from: string; to: string };

const patienceMs = 600;

/** The first and the last day that a page looks at, kept in its URL. `keep` are the parameters that stay. */
export function DateSpan({
  path,
  from = "",
  to = "",
  keep,
}: {
  path: string;
  from?: string | undefined;
  to?: string | undefined;
  keep: Readonly<Record<string, string | null | undefined>>;
}) {
  const t = useTranslations("ui");
  const router = useRouter();
  const [shown, setShown] = useState<Days>({ from, to });
  const [typed, setTyped] = useState<Days>({ from, to });
  if (shown.from !== from || shown.to !== to) {
    setShown({ from, to });
    setTyped({ from, to });
  }
  const same = typed.from === from && typed.to === to;
  const wanted =
    same || !isWhole(typed.from) || !isWhole(typed.to) ? null : hrefWith(path, { ...keep, ...typed });

  // Each key that is typed into a year makes another date.
  useEffect(() => {
    if (wanted === null) return;
    const timer = setTimeout(() => router.replace(wanted, { scroll: false }), patienceMs);
    return () => clearTimeout(timer);
  }, [router, wanted]);

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Day label={t("from")} value={typed.from} onChange={(day) => setTyped({ ...typed, from: day })} />
      <Day label={t("to")} value={typed.to} onChange={(day) => setTyped({ ...typed, to: day })} />
    </div>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-sm text-muted-foreground">
        {label}
      </label>
      <input
        id={id}
        type="date"
        min="1970-01-01"
        max="2999-12-31"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="h-7 rounded-md border border-control bg-surface px-2 text-sm max-md:h-9 max-md:text-lg pointer-coarse:h-11"
      />
    </span>
  );
}

/** Whether a date is one, or none, and not the beginning of a year. */
function isWhole(day: string): boolean {
  return day === "" || /^(19[7-9]|2\d\d)\d-/.test(day);
}
