"use client";
import { Check, Minus, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import type { Expected } from "@/lib/automation/decide/target";
import type { ConditionTrial } from "@/lib/delivery/trial/trial";
import { type ConditionDraft, operatorsFor } from "@/lib/filter/form";
import { arityOf } from "@/lib/filter/operator-table";
import type { FilterFault } from "./filter-faults";
import { FilterValue } from "./filter-value";
import { useOperatorWords } from "./filter-words";

/** What a condition may look at; where it has no label its name is shown. */
export type FilterField = { name: string; label?: string; expected: Expected };

/** One condition: field, operator, value; under it what a missing value does, and how the sample fares. */
export function FilterConditionRow({
  condition,
  word,
  fields,
  languages,
  trial,
  fault,
  onChange,
  onRemove,
}: {
  condition: ConditionDraft;
  /** "and" or "or" where a condition stands before it. */
  word: string;
  fields: readonly FilterField[];
  languages: readonly string[];
  trial: ConditionTrial | undefined;
  fault: FilterFault | undefined;
  onChange: (condition: ConditionDraft) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("wizard.filter");
  const operator = useOperatorWords();
  const id = useId();
  const field = fields.find(({ name }) => name === condition.field);
  const expected = field?.expected ?? { kind: "any" as const };
  const offered = operatorsFor(expected.kind);
  const operators = offered.includes(condition.op) ? offered : [condition.op, ...offered];

  function chooseField(name: string) {
    const next = fields.find((each) => each.name === name)?.expected ?? { kind: "any" as const };
    const fits = operatorsFor(next.kind);
    const op = fits.includes(condition.op) ? condition.op : fits[0]!;
    const free = next.kind !== "list" && next.kind !== "boolean";
    onChange({ ...condition, field: name, op, ...(free ? {} : { value: "", list: [] }) });
  }

  return (
    <div
      id={`condition-${condition.id}`}
      className="grid grid-cols-[36px_minmax(0,1fr)_minmax(0,1.02fr)_minmax(0,1fr)_28px] items-start gap-2 pt-2.5 max-md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_36px] max-md:pt-3"
    >
      <span className="pt-1.5 text-sm text-muted-foreground max-md:col-span-3 max-md:pt-0 max-md:empty:hidden">
        {word}
      </span>
      <Select
        aria-label={t("field")}
        aria-describedby={fault?.part === "field" ? `${id}-rule` : undefined}
        aria-invalid={fault?.part === "field" || undefined}
        value={condition.field}
        onChange={(event) => chooseField(event.target.value)}
        // A name is code, a question is not.
        className={cn(
          "max-md:col-span-2 [&_select]:text-sm",
          fields.every(({ label }) => label === undefined) && "[&_select]:font-mono",
        )}
      >
        <option value="">{t("chooseField")}</option>
        {condition.field === "" || field ? null : (
          <option value={condition.field}>{t("gone", { name: condition.field })}</option>
        )}
        {fields.map(({ name, label = name }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("operator")}
        aria-describedby={`${id}-rule`}
        value={condition.op}
        onChange={(event) => {
          const op = event.target.value as ConditionDraft["op"];
          const list =
            condition.list.length > 0 || condition.value === "" ? condition.list : [condition.value];
          onChange({ ...condition, op, list, value: condition.value || (condition.list[0] ?? "").trim() });
        }}
        className="max-md:order-2"
      >
        {operators.map((op) => (
          <option key={op} value={op}>
            {operator(op, expected.kind)}
          </option>
        ))}
      </Select>
      <div className="min-w-0 self-center max-md:order-3 max-md:col-span-2">
        <FilterValue
          key={`${condition.field} ${arityOf(condition.op)}`}
          condition={condition}
          expected={expected}
          suggestions={expected.kind === "language" ? languages : []}
          described={`${id}-rule`}
          invalid={fault?.part === "value"}
          onChange={onChange}
        />
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("remove")}
        onClick={onRemove}
        className="mt-[3px] max-md:order-1 max-md:mt-0"
      >
        <X size={14} aria-hidden />
      </Button>
      <div className="col-start-2 col-end-5 flex flex-wrap justify-between gap-x-3 gap-y-0.5 pb-2.5 text-xs max-md:order-4 max-md:col-span-3 max-md:col-start-1">
        <span id={`${id}-rule`} className={fault ? "text-danger" : "text-muted-foreground"}>
          {fault?.text ?? t(`rule.${ruleOf(condition, expected)}`)}
        </span>
        {trial ? <Verdict trial={trial} /> : null}
      </div>
    </div>
  );
}

function Verdict({ trial }: { trial: ConditionTrial }) {
  const t = useTranslations("wizard.filter.sample");
  const { value, passes } = trial;
  const Icon = passes === "invalid" ? TriangleAlert : passes ? Check : Minus;
  const look = passes === "invalid" ? "text-st-rejected" : passes ? "text-success" : "text-muted-foreground";
  return (
    <span className={cn("inline-flex items-center gap-1 font-medium wrap-anywhere", look)}>
      <Icon size={14} aria-hidden className="shrink-0" />
      {value === null && passes !== true
        ? t("missing")
        : t(passes === "invalid" ? "invalid" : passes ? "passes" : "fails", { value: value ?? "–" })}
    </span>
  );
}

function ruleOf({ op }: ConditionDraft, { kind }: Expected) {
  if (op === "exists" || op === "not_exists") return "exists";
  if (op.startsWith("not_")) return "negative";
  if (kind === "number" || kind === "date") return kind;
  return kind === "boolean" ? "positive" : "text";
}
