"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import { respondentTargets } from "@/lib/automation/decide/target";
import type { IncomingField, Mapping, Variable } from "@/lib/automation/model";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import type { Trial } from "@/lib/delivery/trial/trial";
import { pathOfKey } from "@/lib/payload/path";
import type { MakeVariable } from "../fields/variable-fields";
import { AddFixedValue } from "./add-fixed-value";
import { mappingColumns } from "./mapping-columns";
import { MappingRow, skip } from "./mapping-row";

/** Loaded when it is opened, with what forms need. */
const NewVariable = dynamic(async () => (await import("../fields/new-variable")).NewVariable);

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
        className={cn(mappingColumns, "mt-6 px-3.5 pb-2 text-xs text-muted-foreground max-md:hidden")}
      >
        <span>{t("field")}</span>
        <span />
        <span>{t("target")}</span>
        <span>{t("value")}</span>
      </div>
      <Panel className="max-md:mt-6">
        {fields.map((field) => (
          <MappingRow
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
          </MappingRow>
        ))}
      </Panel>
      <AddFixedValue
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
