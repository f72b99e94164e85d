"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Input } from "@/components/ui/input";
import type { SenderChoice } from "./choice";

/** So many are shown before somebody searches or asks for all. */
const few = 12;

/** Which system sends: tiles to choose from, and a search over all. */
export function SenderPicker({
  senders,
  value,
  onChange,
}: {
  senders: readonly SenderChoice[];
  value: string;
  onChange: (id: string) => void;
}) {
  const t = useTranslations("wizard.sender");
  const id = useId();
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(false);
  const wanted = search.trim().toLowerCase();
  const found = senders.filter(({ name }) => name.toLowerCase().includes(wanted));
  // What is chosen stays in sight, whatever is looked for.
  const shown = senders.filter(
    (each, i) => each.id === value || (wanted || all ? found.includes(each) : i < few),
  );
  const how = ({ id, authentication }: SenderChoice) =>
    t(`how.${id === "generic" ? "generic" : id === "mailchimp" ? "url" : authentication}`);
  return (
    <fieldset aria-labelledby={`${id}-title`} aria-describedby={`${id}-other`} className="mt-6 min-w-0">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={`${id}-title`}>{t("title")}</h2>
        <Input
          type="search"
          aria-label={t("search")}
          placeholder={t("searchAll", { count: senders.length })}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            // The step's own form would go on.
            if (event.key === "Enter") event.preventDefault();
          }}
          className="md:w-[220px]"
        />
      </div>
      <div
        role="radiogroup"
        aria-label={t("sender")}
        className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-2"
      >
        {shown.map((each) => (
          <label
            key={each.id}
            className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg border bg-surface px-2.5 py-2 hover:bg-hover has-checked:border-primary has-checked:bg-primary-soft has-checked:shadow-[inset_0_0_0_1px_var(--primary)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={`${id}-sender`}
              value={each.id}
              checked={each.id === value}
              onChange={() => onChange(each.id)}
              aria-labelledby={`${id}-${each.id}`}
              aria-describedby={`${id}-${each.id}-how`}
              className="sr-only"
            />
            {each.mark}
            <span className="min-w-0 leading-[18px]">
              <span id={`${id}-${each.id}`} className="block truncate text-sm font-semibold">
                {each.name}
              </span>
              <span id={`${id}-${each.id}-how`} className="block truncate text-xs text-muted-foreground">
                {how(each)}
              </span>
            </span>
          </label>
        ))}
      </div>
      <p role="status" className="sr-only">
        {wanted ? t("found", { count: found.length }) : ""}
      </p>
      <p className="mt-2.5 text-sm text-muted-foreground">
        {wanted || all ? null : (
          <button
            type="button"
            onClick={() => setAll(true)}
            className="mr-2.5 min-h-8 rounded-sm text-primary underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {t("showAll", { count: senders.length })}
          </button>
        )}
        <span id={`${id}-other`}>{wanted && found.length === 0 ? t("noMatch") : t("other")}</span>
      </p>
    </fieldset>
  );
}
