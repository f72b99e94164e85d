"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { IncomingField, TransformStep } from "@/lib/automation/model";
import type { Trial } from "@/lib/delivery/trial/trial";
import { StepArguments } from "./step-arguments";

const operations: Record<TransformStep["op"], TransformStep> = {
  trim: { op: "trim" },
  titlecase: { op: "titlecase" },
  lowercase: { op: "lowercase" },
  uppercase: { op: "uppercase" },
  digits: { op: "digits" },
  split: { op: "split", at: " ", take: 0 },
  replace: { op: "replace", find: "", with: "" },
  date: { op: "date", format: "DD/MM/YYYY" },
  decimal: { op: "decimal", separator: "," },
  map: { op: "map", values: {}, else: null },
  first: { op: "first" },
  last: { op: "last" },
  join: { op: "join", with: ", " },
};
const names = Object.keys(operations) as TransformStep["op"][];

/** So many steps a field may have. */
const most = 10;

/** What is made of a field's value: what came, each step with its result, and what stands where nothing is left. */
export function StepLedger({
  field,
  tried,
  onChange,
}: {
  field: IncomingField;
  tried: Trial["fields"][string] | undefined;
  onChange: (field: IncomingField) => void;
}) {
  const t = useTranslations("wizard.value");
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const steps = field.transform ?? [];
  const results = tried?.results ?? [];
  const stopped = tried?.fit.state === "misfit" && results.length < steps.length;

  function put(next: TransformStep[], focus: number | null) {
    const { transform: _, ...rest } = field;
    onChange(next.length > 0 ? { ...rest, transform: next } : rest);
    requestAnimationFrame(() => {
      if (focus === null || next.length === 0) document.getElementById(`${id}-add`)?.focus();
      else list.current?.querySelectorAll<HTMLSelectElement>("[data-operation] select")[focus]?.focus();
    });
  }
  const remove = (i: number) =>
    put(
      steps.filter((_, place) => place !== i),
      Math.min(i, steps.length - 2),
    );

  function press(event: KeyboardEvent, i: number) {
    const to = event.key === "ArrowUp" ? i - 1 : event.key === "ArrowDown" ? i + 1 : null;
    if (event.key === "Delete") remove(i);
    else if (event.altKey && to !== null && to >= 0 && to < steps.length)
      put(
        steps.map((step, place) => (place === i ? steps[to]! : place === to ? steps[i]! : step)),
        to,
      );
    else return;
    event.preventDefault();
  }

  return (
    <div className="col-span-full mt-1 rounded-md border bg-background">
      {steps.length > 0 ? (
        <ol ref={list} className="grid gap-1.5 px-3 pt-2.5 text-sm">
          <li className="grid grid-cols-[minmax(0,1.6fr)_minmax(0,0.8fr)_28px] items-center gap-2">
            <span className="pl-7 text-muted-foreground">{t("came")}</span>
            <span className="truncate font-mono text-xs text-body">{tried?.came ?? t("nothing")}</span>
          </li>
          {steps.map((step, i) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              key={i}
              className="grid grid-cols-[minmax(0,1.6fr)_minmax(0,0.8fr)_28px] items-center gap-2 max-md:grid-cols-[minmax(0,1fr)_36px]"
            >
              <div className="flex min-w-0 flex-wrap items-center gap-1.5">
                <span
                  aria-hidden
                  className="grid size-5 shrink-0 place-items-center rounded-full border border-border-strong text-[11px] text-muted-foreground"
                >
                  {i + 1}
                </span>
                {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the select within */}
                <span data-operation onKeyDown={(event) => press(event, i)}>
                  <Select
                    aria-label={t("step", { number: i + 1, field: field.name })}
                    aria-describedby={`${id}-${i}`}
                    value={step.op}
                    onChange={(event) => {
                      const made = operations[event.target.value as TransformStep["op"]];
                      put(
                        steps.map((each, place) => (place === i ? made : each)),
                        i,
                      );
                    }}
                    className="[&_select]:h-7 [&_select]:text-sm max-md:[&_select]:h-9"
                  >
                    {names.map((name) => (
                      <option key={name} value={name}>
                        {t(`ops.${name}`)}
                      </option>
                    ))}
                  </Select>
                </span>
                <StepArguments
                  step={step}
                  onChange={(made) =>
                    onChange({
                      ...field,
                      transform: steps.map((each, place) => (place === i ? made : each)),
                    })
                  }
                />
              </div>
              <span
                id={`${id}-${i}`}
                className={cn(
                  "truncate font-mono text-xs max-md:order-3 max-md:col-span-full max-md:pl-7",
                  i >= results.length
                    ? i === results.length && stopped
                      ? "font-sans text-st-rejected"
                      : "font-sans text-muted-foreground"
                    : i === steps.length - 1
                      ? "font-semibold text-success"
                      : "text-body",
                )}
              >
                {i < results.length
                  ? (results[i] ?? t("nothing"))
                  : i === results.length && stopped
                    ? t("undone")
                    : t("notReached")}
              </span>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t("remove", { number: i + 1 })}
                onClick={() => remove(i)}
              >
                <X size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
        <Button
          id={`${id}-add`}
          size="sm"
          disabled={steps.length >= most}
          onClick={() => put([...steps, operations.trim], steps.length)}
        >
          <Plus size={14} aria-hidden />
          {t("add")}
        </Button>
        <label
          htmlFor={`${id}-default`}
          className="ml-auto flex items-center gap-2 text-sm text-muted-foreground max-md:ml-0"
        >
          {t("default")}
          <Input
            id={`${id}-default`}
            value={field.default === undefined ? "" : String(field.default)}
            placeholder={t("noDefault")}
            maxLength={2000}
            onChange={(event) => {
              const { default: _, ...rest } = field;
              const written = event.target.value;
              onChange(written === "" ? rest : { ...rest, default: written });
            }}
            className="h-7 w-[150px] text-sm max-md:h-9"
          />
        </label>
      </div>
    </div>
  );
}
