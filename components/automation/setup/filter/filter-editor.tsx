"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import type { Trial } from "@/lib/delivery/trial/trial";
import {
  type ConditionDraft,
  type FilterDraft,
  type GroupDraft,
  isGroup,
  isKept,
  type MadeFilter,
  type PartDraft,
} from "@/lib/filter/form";
import { FilterConditionRow, type FilterField } from "./filter-condition";
import { useFilterFaults } from "./filter-faults";
import { FilterSentence, type KindOf } from "./filter-words";

type Props = {
  draft: FilterDraft;
  made: MadeFilter;
  fields: readonly FilterField[];
  languages: readonly string[];
  trial: Trial;
  /** Whether blank values are to be pointed out. */
  strict: boolean;
  onChange: (draft: FilterDraft) => void;
};

let count = 0;

/** A new condition, still without a field. */
function newCondition(): ConditionDraft {
  count += 1;
  return { id: `new${count}`, field: "", op: "equals", value: "", list: [] };
}

/** Which requests go through: conditions, and groups of them, joined by all or any. */
export function FilterEditor({ draft, made, fields, languages, trial, strict, onChange }: Props) {
  const t = useTranslations("wizard.filter");
  const kindOf: KindOf = (name) => fields.find((field) => field.name === name)?.expected.kind ?? "any";
  const faults = useFilterFaults(draft, made, trial, kindOf, strict);
  const conditions = Object.fromEntries(
    Object.entries(made.places).map(([place, id]) => [id, trial.conditions[place]]),
  );
  const put = (id: string, part: PartDraft | null) =>
    onChange({
      ...draft,
      parts: draft.parts.flatMap((each) => (each.id === id ? (part ? [part] : []) : [each])),
    });
  const add = (part: PartDraft) => onChange({ ...draft, parts: [...draft.parts, part] });
  const word = (i: number, join: "all" | "any") => (i === 0 ? "" : t(join === "all" ? "and" : "or"));
  const row = (
    condition: ConditionDraft,
    i: number,
    join: "all" | "any",
    set: (part: ConditionDraft | null) => void,
  ) => (
    <FilterConditionRow
      key={condition.id}
      condition={condition}
      word={word(i, join)}
      fields={fields}
      languages={languages}
      trial={conditions[condition.id]}
      fault={faults[condition.id]}
      onChange={set}
      onRemove={() => set(null)}
    />
  );

  return (
    <section>
      <div className="mt-7 mb-2.5 flex flex-wrap items-baseline justify-between gap-x-3 gap-y-2">
        <h2>{t("title")}</h2>
        <div className="flex flex-wrap gap-2">
          {draft.parts.length > 0 ? (
            <Button
              size="sm"
              variant="ghost"
              onClick={() => {
                const first = newCondition();
                add({ id: `group-${first.id}`, join: draft.join === "all" ? "any" : "all", parts: [first] });
              }}
            >
              {t("addGroup")}
            </Button>
          ) : null}
          <Button size="sm" onClick={() => add(newCondition())}>
            <Plus size={14} aria-hidden />
            {t("add")}
          </Button>
        </div>
      </div>
      {draft.parts.length === 0 ? (
        <Panel className="px-3.5 py-3 text-muted-foreground">{t("none")}</Panel>
      ) : (
        <Panel className="px-3.5 pt-3 pb-1">
          <div className="flex flex-wrap items-center gap-2">
            {t.rich("runsWhen", {
              select: () => <Join value={draft.join} onChange={(join) => onChange({ ...draft, join })} />,
            })}
          </div>
          {draft.parts.map((part, i) => {
            if (isKept(part))
              return (
                <Kept key={part.id} word={word(i, draft.join)} onRemove={() => put(part.id, null)}>
                  <FilterSentence filter={part.kept} kindOf={kindOf} />
                </Kept>
              );
            if (!isGroup(part)) return row(part, i, draft.join, (next) => put(part.id, next));
            return (
              <Group
                key={part.id}
                group={part}
                word={word(i, draft.join)}
                onChange={(next) => put(part.id, next)}
              >
                {part.parts.map((condition, place) =>
                  row(condition, place, part.join, (next) => {
                    const parts = part.parts.flatMap((each) =>
                      each.id === condition.id ? (next ? [next] : []) : [each],
                    );
                    put(part.id, parts.length > 0 ? { ...part, parts } : null);
                  }),
                )}
              </Group>
            );
          })}
        </Panel>
      )}
      {made.filter ? (
        <p className="mt-2.5 text-sm text-body">
          <FilterSentence filter={made.filter} kindOf={kindOf} />
        </p>
      ) : null}
    </section>
  );
}

function Join({
  value,
  group = false,
  onChange,
}: {
  value: "all" | "any";
  group?: boolean;
  onChange: (join: "all" | "any") => void;
}) {
  const t = useTranslations("wizard.filter");
  return (
    <Select
      aria-label={t("join")}
      value={value}
      onChange={(event) => onChange(event.target.value as "all" | "any")}
      className="w-[112px]"
    >
      <option value="all">{t("all")}</option>
      <option value="any">{t(group ? "groupAny" : "any")}</option>
    </Select>
  );
}

function Group({
  group,
  word,
  onChange,
  children,
}: {
  group: GroupDraft;
  word: string;
  onChange: (group: GroupDraft | null) => void;
  children: ReactNode;
}) {
  const t = useTranslations("wizard.filter");
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot hold the select and stand in its row
    <div
      role="group"
      aria-labelledby={id}
      className="grid grid-cols-[36px_minmax(0,1fr)] gap-2 pt-2.5 max-md:block"
    >
      <span className="pt-1.5 text-sm text-muted-foreground max-md:mb-2 max-md:block">{word}</span>
      <div>
        <div id={id} className="flex items-center gap-2 text-sm text-muted-foreground">
          {t.rich("groupWhen", {
            select: () => <Join group value={group.join} onChange={(join) => onChange({ ...group, join })} />,
          })}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("removeGroup")}
            className="ml-auto"
            onClick={() => onChange(null)}
          >
            <X size={14} aria-hidden />
          </Button>
        </div>
        <div className="mt-2 mb-3 rounded-md border bg-background px-3 pb-2">
          {children}
          <Button
            size="sm"
            variant="ghost"
            onClick={() => onChange({ ...group, parts: [...group.parts, newCondition()] })}
          >
            <Plus size={14} aria-hidden />
            {t("addInGroup")}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Kept({ word, onRemove, children }: { word: string; onRemove: () => void; children: ReactNode }) {
  const t = useTranslations("wizard.filter");
  return (
    <div className="grid grid-cols-[36px_minmax(0,1fr)_28px] items-start gap-2 py-2.5 text-sm">
      <span className="text-muted-foreground">{word}</span>
      <p>
        <span className="text-muted-foreground">{t("kept")}</span> {children}
      </p>
      <Button variant="ghost" size="icon-sm" aria-label={t("remove")} onClick={onRemove}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}
