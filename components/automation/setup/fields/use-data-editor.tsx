"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Problem } from "@/components/form/problem-list";
import { expectedOf } from "@/lib/automation/decide/target";
import type { Filter, IncomingField, Mapping, Variable } from "@/lib/automation/model";
import { fieldRows, suggestMapping } from "@/lib/automation/setup/field-list";
import { draftOfFilter, filterOfDraft, isGroup, isKept } from "@/lib/filter/form";
import type { SetupTrial } from "@/lib/invitation/try-sending";
import { pathOfKey } from "@/lib/payload/path";
import { ExampleRequest } from "../connection/example-request";
import { FilterEditor } from "../filter/filter-editor";
import { useFilterFaults } from "../filter/filter-faults";
import { FilterPreview } from "../filter/filter-preview";
import type { SenderChoice } from "../sender/choice";
import { SenderPicker } from "../sender/sender-picker";
import { TemplatePicker } from "../sender/template-picker";
import { useSender } from "../sender/use-sender";
import { useTrial } from "../use-trial";
import { FieldList } from "./field-list";
import { ItemsPath } from "./items-path";
import { useMadeVariables } from "./use-made-variables";
import type { MakeVariable } from "./variable-fields";

/** Loaded when it is opened, with what forms need. */
const VariableDialog = dynamic(async () => (await import("./variable-dialog")).VariableDialog);

/** What is kept of the incoming data. */
export type DataInput = {
  sender: string;
  fields: IncomingField[];
  itemsPath: string | null;
  filter: Filter | null;
};

/**
 * The editor of fields and filter, for the wizard and for the automation's page: what it holds, whether it has changed,
 * what is wrong with it, and its two parts.
 * @param strict whether blank values are pointed out
 */
export function useDataEditor({
  automationId,
  senders,
  template: firstTemplate,
  setup,
  survey,
  trial: first,
  strict,
  makeVariable,
  below,
}: {
  automationId: string;
  senders: readonly SenderChoice[];
  /** The id of the template that the set-up is made after. */
  template: string | null;
  setup: DataInput & { mapping: Mapping };
  survey: { title: string; variables: Variable[]; languages: string[] };
  trial: SetupTrial;
  strict: boolean;
  makeVariable: MakeVariable;
  /** What belongs to the chosen sender, beside what is edited here. */
  below?: (sender: string) => ReactNode;
}): { input: DataInput; dirty: boolean; problems: Problem[]; editor: ReactNode; aside: ReactNode } {
  const t = useTranslations("wizard.data");
  const router = useRouter();
  const [fields, setFields] = useState(setup.fields);
  const [itemsPath, setItemsPath] = useState(setup.itemsPath);
  const [draft, setDraft] = useState(() => draftOfFilter(setup.filter));
  const { variables, addMade } = useMadeVariables(survey.variables);
  const [making, setMaking] = useState(false);
  const mapping = suggestMapping(fields, setup.mapping, variables);
  const named = fieldRows(fields, mapping, variables)
    .flatMap(({ field }) => (field ? [field] : []))
    .map((field) => ({ name: field.name, expected: expectedOf(field, { mapping, variables }) }));
  const kindOf = (name: string) => named.find((each) => each.name === name)?.expected.kind ?? "any";
  const filter = filterOfDraft(draft, kindOf);
  const from = useSender(
    senders,
    { sender: setup.sender, template: firstTemplate },
    { fields, itemsPath, filter: filter.filter },
    variables,
    (filled) => {
      setFields(filled.fields);
      setItemsPath(filled.itemsPath);
      setDraft(draftOfFilter(filled.filter));
    },
  );
  const { sender } = from;
  const trial = useTrial(automationId, { sender, fields, itemsPath, filter: filter.filter, mapping }, first);
  const faults = useFilterFaults(draft, filter, trial, kindOf, true);
  const stored = filterOfDraft(draftOfFilter(setup.filter), kindOf).filter;
  const input = { sender, fields, itemsPath, filter: filter.filter };

  const fieldOf = (id: string) =>
    draft.parts
      .flatMap((part) => (isKept(part) ? [] : isGroup(part) ? part.parts : [part]))
      .find((condition) => condition.id === id)?.field;
  const problems: Problem[] = [
    ...Object.keys(trial.paths).map((name) => ({
      text: name === "" ? t("items") : name,
      control: name === "" ? "items-path" : `field-${name}`,
    })),
    ...Object.entries(faults).flatMap(([id, fault]) =>
      fault
        ? [{ text: fieldOf(id) ? `${fieldOf(id)}: ${fault.text}` : fault.text, control: `condition-${id}` }]
        : [],
    ),
  ];

  function include(variable: Variable) {
    addMade(variable);
    const { name, required } = variable;
    if (!fields.some((field) => field.name === name))
      setFields([...fields, { name, path: pathOfKey(name), required }]);
    setMaking(false);
    router.refresh();
  }

  return {
    input,
    dirty: JSON.stringify(input) !== JSON.stringify({ ...setup, filter: stored, mapping: undefined }),
    problems,
    editor: (
      <>
        <SenderPicker senders={senders} value={sender} onChange={from.chooseSender} />
        <TemplatePicker
          sender={from.chosen}
          value={from.template}
          survey={{ title: survey.title, variables }}
          filled={from.filled}
          onChange={from.chooseTemplate}
          onUndo={from.undo}
        />
        {below?.(sender)}
        <FieldList
          fields={fields}
          mapping={mapping}
          variables={variables}
          trial={trial}
          onChange={setFields}
          onCreateVariable={() => setMaking(true)}
        />
        <ItemsPath value={itemsPath} fault={trial.paths[""]} onChange={setItemsPath} />
        <FilterEditor
          draft={draft}
          made={filter}
          fields={named}
          languages={survey.languages}
          trial={trial}
          strict={strict}
          onChange={setDraft}
        />
        {filter.filter ? <FilterPreview requests={trial.requests} kindOf={kindOf} /> : null}
        {making ? (
          <VariableDialog
            automationId={automationId}
            survey={survey.title}
            make={makeVariable}
            onMade={include}
            onClose={() => setMaking(false)}
          />
        ) : null}
      </>
    ),
    aside: (
      <ExampleRequest
        automationId={automationId}
        trial={trial}
        conditions={Object.keys(filter.places).length}
        paths={fields.flatMap((field) => (field.value === undefined ? [field.path] : []))}
        itemsPath={itemsPath}
        sender={from.template === null ? null : from.chosen.name}
      />
    ),
  };
}
