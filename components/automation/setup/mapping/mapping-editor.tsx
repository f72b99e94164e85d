"use client";
import {
  ArrowRight,
  Check,
  Info,
  type LucideIcon,
  Minus,
  Plus,
  SkipForward,
  TriangleAlert,
  X,
} from "lucide-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { useFaultWhat } from "@/components/reason/fault-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import type { Judgement } from "@/lib/automation/decide/judge";
import { expectedOf, respondentTargets } from "@/lib/automation/decide/target";
import type { IncomingField, Mapping, Variable } from "@/lib/automation/model";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import type { Trial } from "@/lib/delivery/trial/trial";
import { pathOfKey } from "@/lib/payload/path";
import { nameOfLanguage } from "@/lib/text/language";
import { useExpectedWords } from "../fields/expected-words";
import type { MakeVariable } from "../fields/variable-fields";
import { StepLedger } from "./step-ledger";

/** Loaded when it is opened, with what forms need. */
const NewVariable = dynamic(async () => (await import("../fields/new-variable")).NewVariable);

/** Stand for what is no target among the targets: no variable's name may hold a bar. */
const skip = "|skip";
const create = "|create";

const columns =
  "grid grid-cols-[minmax(0,1fr)_16px_minmax(0,1.06fr)_minmax(0,1.1fr)] gap-x-3 max-md:grid-cols-[minmax(0,1fr)]";

type Props = {
  fields: readonly IncomingField[];
  /** A field without an entry is undecided. */
  mapping: Mapping;
  variables: readonly Variable[];
  trial: Trial;
  onChange: (change: (mapping: Mapping) => Mapping) => void;
  onFields: (fields: IncomingField[]) => void;
  automationId: string;
  makeVariable: MakeVariable;
  /** A variable was made in the survey. */
  onMade: (variable: Variable) => void;
};

/** Where each field's value goes: the sample's value, the target, and what the respondent gets. */
export function MappingEditor({
  fields,
  mapping,
  variables,
  trial,
  onChange,
  onFields,
  automationId,
  makeVariable,
  onMade,
}: Props) {
  const t = useTranslations("wizard.mapping");
  const matched = suggestMapping(fields, {}, variables);
  const holder = (target: string) => Object.keys(mapping).find((name) => mapping[name] === target);

  function choose(name: string, value: string) {
    const target = value === skip ? null : value;
    onChange((present) => {
      const others = Object.entries(present).filter(
        ([field, held]) => field !== name && (target === null || held !== target),
      );
      return { ...Object.fromEntries(others), [name]: target };
    });
  }

  return (
    <>
      <div
        aria-hidden
        className={cn(columns, "mt-6 px-3.5 pb-2 text-xs text-muted-foreground max-md:hidden")}
      >
        <span>{t("field")}</span>
        <span />
        <span>{t("target")}</span>
        <span>{t("value")}</span>
      </div>
      <Panel className="max-md:mt-6">
        {fields.map((field) => (
          <Row
            key={field.name}
            field={field}
            mapping={mapping}
            variables={variables}
            byName={matched[field.name] ?? null}
            tried={trial.fields[field.name]}
            holder={holder}
            onChoose={(value) => choose(field.name, value)}
            onField={(changed) =>
              onFields(
                fields.flatMap((each) => (each.name !== field.name ? [each] : changed ? [changed] : [])),
              )
            }
          >
            {(onClose) => (
              <NewVariable
                automationId={automationId}
                field={field.name}
                sample={trial.fields[field.name]?.value ?? null}
                guess={trial.guesses[field.name] ?? "text"}
                make={makeVariable}
                onMade={(variable) => {
                  onMade(variable);
                  choose(field.name, variable.name);
                  onClose();
                }}
                onClose={onClose}
              />
            )}
          </Row>
        ))}
      </Panel>
      <AddFixed
        targets={[...variables.map(({ name }) => name), ...respondentTargets].filter(
          (target) => holder(target) === undefined,
        )}
        onAdd={(target) => {
          const name = freeName(target, fields);
          onFields([...fields, { name, path: pathOfKey(name), required: false, value: "" }]);
          choose(name, target);
        }}
      />
    </>
  );
}

/** A name for a field that fills a target: as it is called, or with a number behind it. */
function freeName(target: string, fields: readonly IncomingField[]): string {
  const taken = (name: string) => fields.some((field) => field.name === name);
  for (let n = 1; ; n++) {
    const name = n === 1 ? target : `${target} ${n}`;
    if (!taken(name)) return name;
  }
}

/** Adds a value that is the same for everybody, for a target that nothing fills yet. */
function AddFixed({ targets, onAdd }: { targets: readonly string[]; onAdd: (target: string) => void }) {
  const t = useTranslations("wizard.value");
  const words = useTranslations("wizard.mapping.targets");
  const [open, setOpen] = useState(false);
  if (targets.length === 0) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {open ? (
        <Select
          autoFocus
          aria-label={t("fixedFor")}
          value=""
          onChange={(event) => {
            onAdd(event.target.value);
            setOpen(false);
          }}
          onBlur={() => setOpen(false)}
          className="w-full max-w-[260px]"
        >
          <option value="" hidden>
            {t("fixedFor")}
          </option>
          {targets.map((target) => {
            const own = respondentTargets.find((each) => each === target);
            return (
              <option key={target} value={target}>
                {own ? words(own) : target}
              </option>
            );
          })}
        </Select>
      ) : (
        <Button size="sm" onClick={() => setOpen(true)}>
          <Plus size={14} aria-hidden />
          {t("addFixed")}
        </Button>
      )}
    </div>
  );
}

function Row({
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
      className={cn(columns, "items-start gap-y-2 border-b px-3.5 py-3 last:border-b-0")}
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
          <Value decided={decided} target={target} tried={tried} />
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

function Value({
  decided,
  target,
  tried,
}: {
  decided: boolean;
  target: string | null;
  tried: { value: string | null; fit: Judgement } | undefined;
}) {
  const t = useTranslations("wizard.mapping");
  const misfit = useFaultWhat();
  const locale = useLocale();
  if (!decided) return <Line icon={Info} look="text-warning" words={t("nowhere")} />;
  if (target === null) return <Line icon={SkipForward} look="text-muted-foreground" words={t("skipped")} />;
  const fit = tried?.fit;
  if (!fit) return null;
  if (fit.state === "misfit")
    return <Line icon={TriangleAlert} look="text-st-rejected" words={misfit(fit.faults[0])} />;
  if (fit.state === "missing")
    return fit.fault ? (
      <Line icon={TriangleAlert} look="text-st-rejected" words={t("requiredMissing")} />
    ) : (
      <Line icon={Minus} look="text-muted-foreground" words={t("empty")} />
    );
  const language = target === "language" ? languageWords(fit.text, locale) : null;
  if (language && fit.fallback)
    return (
      <Line icon={Info} look="text-warning" words={t("fallback", { language, value: tried.value ?? "" })} />
    );
  return <Line icon={Check} look="text-success" words={language ?? fit.text} />;
}

function Line({ icon: Icon, look, words }: { icon: LucideIcon; look: string; words: string }) {
  return (
    <span className={cn("flex items-start gap-1.5", look)}>
      <Icon size={14} aria-hidden className="mt-[3px] shrink-0" />
      <span className="wrap-anywhere">{words}</span>
    </span>
  );
}

/** A language's tag and its name in the reader's language: `da, Danish`. */
export function languageWords(tag: string, locale: string): string {
  const name = nameOfLanguage(tag, locale);
  return name !== tag ? `${tag}, ${name}` : tag;
}
