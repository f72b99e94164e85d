"use client";
import { ArrowRight, Check, Info, type LucideIcon, Minus, SkipForward, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { useFaultWhat } from "@/components/reason/fault-words";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import type { Judgement } from "@/lib/automation/decide/judge";
import { expectedOf, respondentTargets } from "@/lib/automation/decide/target";
import type { IncomingField, Mapping, Variable } from "@/lib/automation/model";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import type { Trial } from "@/lib/delivery/trial/trial";
import { nameOfLanguage } from "@/lib/text/language";
import { useExpectedWords } from "../fields/expected-words";
import { NewVariable } from "../fields/new-variable";
import type { MakeVariable } from "../fields/variable-fields";

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
    </>
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
  children,
}: {
  field: IncomingField;
  mapping: Mapping;
  variables: readonly Variable[];
  byName: string | null;
  tried: Trial["fields"][string] | undefined;
  holder: (target: string) => string | undefined;
  onChoose: (value: string) => void;
  /** Makes a variable for the field. */
  children: (onClose: () => void) => ReactNode;
}) {
  const [creating, setCreating] = useState(false);
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
        <p className="font-mono text-sm font-semibold wrap-anywhere">{name}</p>
        <p className={cn("truncate text-xs text-muted-foreground", tried?.value && "font-mono")}>
          {tried?.value ?? t("notInSample")}
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
          </p>
        ) : null}
      </div>
      <div className="pt-[7px] text-sm font-medium max-md:pt-0">
        {creating ? null : <Value decided={decided} target={target} tried={tried} />}
      </div>
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
