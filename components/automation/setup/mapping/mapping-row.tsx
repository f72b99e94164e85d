"use client";
import { ArrowRight, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { expectedOf, respondentTargets } from "@/lib/automation/decide/target";
import type { IncomingField, Mapping, Variable } from "@/lib/automation/model";
import type { Trial } from "@/lib/delivery/trial/trial";
import { useExpectedWords } from "../fields/expected-words";
import { MappedValue } from "./mapped-value";
import { mappingColumns } from "./mapping-columns";
import { StepLedger } from "./step-ledger";

/** Stand for what is no target among the targets: no variable's name may hold a bar. */
export const skip = "|skip";
const create = "|create";

/** One field: what came in it, where its value goes, and what the respondent gets. */
export function MappingRow({
  field,
  mapping,
  variables,
  byName,
  tried,
  holder,
  onChoose,
  onField,
  children,
}: {
  field: IncomingField;
  mapping: Mapping;
  variables: readonly Variable[];
  byName: string | null;
  tried: Trial["fields"][string] | undefined;
  holder: (target: string) => string | undefined;
  onChoose: (value: string) => void;
  /** The field is another, or gone. */
  onField: (field: IncomingField | null) => void;
  /** Makes a variable for the field. */
  children: (onClose: () => void) => ReactNode;
}) {
  const [creating, setCreating] = useState(false);
  const made = field.transform !== undefined || field.default !== undefined;
  const [opened, setOpened] = useState(made);
  const id = useId();
  const v = useTranslations("wizard.value");
  const fixed = field.value !== undefined;
  const select = useRef<HTMLSelectElement>(null);
  const t = useTranslations("wizard.mapping");
  const expected = useExpectedWords();
  const { name } = field;
  const decided = Object.hasOwn(mapping, name);
  const target = decided ? (mapping[name] ?? null) : null;
  const own = respondentTargets.find((each) => each === target);
  const what = own ? t("ofRespondent") : expected(expectedOf(field, { mapping, variables }));
  const option = (value: string, label: string) => {
    const taken = holder(value);
    return (
      <option key={value} value={value}>
        {taken && taken !== name ? t("usedBy", { target: label, field: taken }) : label}
      </option>
    );
  };
  return (
    <div
      id={`map-${name}`}
      className={cn(mappingColumns, "items-start gap-y-2 border-b px-3.5 py-3 last:border-b-0")}
    >
      <div className="min-w-0">
        <p id={`${id}-name`} className="font-mono text-sm font-semibold wrap-anywhere">
          {name}
        </p>
        <p className={cn("truncate text-xs text-muted-foreground", !fixed && tried?.came && "font-mono")}>
          {fixed ? v("sameForAll") : (tried?.came ?? t("notInSample"))}
        </p>
      </div>
      <ArrowRight size={16} aria-hidden className="mt-2.5 text-muted-foreground max-md:hidden" />
      <div>
        <Select
          aria-label={name}
          ref={select}
          value={creating ? create : decided ? (target ?? skip) : ""}
          onChange={(event) => {
            setCreating(event.target.value === create);
            if (event.target.value !== create) onChoose(event.target.value);
          }}
        >
          {decided ? null : (
            <option value="" hidden>
              {t("choose")}
            </option>
          )}
          <option value={create}>{t("create")}</option>
          <option value={skip}>{t("skip")}</option>
          {variables.length > 0 ? (
            <optgroup label={t("variables")}>
              {variables.map((each) => option(each.name, each.name))}
            </optgroup>
          ) : null}
          <optgroup label={t("respondent")}>
            {respondentTargets.map((each) => option(each, t(`targets.${each}`)))}
          </optgroup>
        </Select>
        {target && !creating ? (
          <p className="mt-1 text-xs text-muted-foreground">
            {byName === target ? t("matched", { what }) : what}
            {field.transform ? `, ${v("count", { count: field.transform.length })}` : null}
          </p>
        ) : null}
        {target && !creating && !fixed && !(opened || made) ? (
          <p className="-ml-2 flex flex-wrap text-xs">
            <Button
              size="sm"
              variant="ghost"
              aria-describedby={`${id}-name`}
              onClick={() => {
                setOpened(true);
                onField({ ...field, transform: [{ op: "trim" }] });
              }}
            >
              <Plus size={14} aria-hidden />
              {v("add")}
            </Button>
            <Button size="sm" variant="ghost" aria-describedby={`${id}-name`} onClick={() => setOpened(true)}>
              {v("default")}
            </Button>
          </p>
        ) : null}
      </div>
      <div className="pt-[7px] text-sm font-medium max-md:pt-0">
        {creating ? null : fixed ? (
          <div className="-mt-[7px] flex gap-1 max-md:mt-0">
            <Input
              aria-label={v("fixed")}
              aria-describedby={`${id}-name`}
              value={String(field.value)}
              maxLength={2000}
              onChange={(event) => onField({ ...field, value: event.target.value })}
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={v("removeFixed")}
              aria-describedby={`${id}-name`}
              onClick={() => {
                onChoose(skip);
                onField(null);
              }}
            >
              <X size={14} aria-hidden />
            </Button>
          </div>
        ) : null}
        {creating || (fixed && (!target || tried?.fit.state === "fits")) ? null : (
          <MappedValue decided={decided} target={target} tried={tried} />
        )}
      </div>
      {target && !creating && !fixed && (opened || made) ? (
        <StepLedger field={field} tried={tried} onChange={onField} />
      ) : null}
      {creating
        ? children(() => {
            setCreating(false);
            select.current?.focus();
          })
        : null}
    </div>
  );
}
