"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** A search that stands in the URL as `q`; `/` goes to it. `keep` are the parameters that stay, `place` where on the page what is found stands. */
export function SearchForm({
  label,
  path,
  value,
  keep = {},
  place,
}: {
  label: string;
  path: string;
  value: string;
  keep?: Readonly<Record<string, string | undefined>>;
  place?: string;
}) {
  const hash = place ? `#${place}` : "";
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <search className="w-full md:w-[260px]">
      <form
        action={`${path}${hash}`}
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          const query = new URLSearchParams();
          for (const [name, text] of new FormData(event.currentTarget))
            if (text) query.set(name, String(text));
          router.push(`${path}${query.size > 0 ? `?${query}` : ""}${hash}`);
        }}
      >
        {Object.entries(keep).map(([name, text]) =>
          text ? <input key={name} type="hidden" name={name} value={text} /> : null,
        )}
        <Search
          size={14}
          aria-hidden
          className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted-foreground"
        />
        <input
          key={value}
          ref={input}
          type="search"
          name="q"
          defaultValue={value}
          aria-label={label}
          placeholder={label}
          maxLength={300}
          className="h-(--control-h) w-full rounded-md border border-control bg-surface pr-9 pl-8 placeholder:text-muted-foreground max-md:text-lg"
        />
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 rounded-[3px] border border-border-strong px-1.5 font-sans text-[11px] leading-4 text-muted-foreground max-md:hidden"
        >
          /
        </kbd>
      </form>
    </search>
  );
}
