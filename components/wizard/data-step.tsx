"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { expectedOf } from "@/lib/automation/expected";
import { fieldRows, suggestMapping } from "@/lib/automation/field-list";
import { draftOfFilter, filterOfDraft, isGroup, isKept } from "@/lib/automation/filter-form";
import type { Filter, IncomingField, Mapping, Variable } from "@/lib/automation/model";
import { pathOfKey } from "@/lib/automation/path";
import type { VariableForm } from "@/lib/automation/step-schema";
import type { SetupTrial } from "@/lib/invitation/try-sending";
import { ExampleRequest } from "../setup/example-request";
import { FieldList } from "../setup/field-list";
import { FilterEditor } from "../setup/filter-editor";
import { useFilterFaults } from "../setup/filter-faults";
import { FilterPreview } from "../setup/filter-preview";
import { ItemsPath } from "../setup/items-path";
import { useTrial } from "../setup/use-trial";
import { VariableDialog } from "../setup/variable-dialog";
import type { Act } from "../shell/outcome";
import { type Problem, type Saved, StepForm } from "./step-form";
import { WizardAside } from "./wizard-aside";

type Input = { fields: IncomingField[]; itemsPath: string | null; filter: Filter | null };

/** Step 3: which fields the webhook sends, and which requests go through. */
export function DataStep({
  automationId,
  setup,
  survey,
  trial: first,
  save,
  makeVariable,
}: {
  automationId: string;
  setup: Input & { mapping: Mapping };
  survey: { title: string; variables: Variable[]; languages: string[] };
  trial: SetupTrial;
  save: Act<Saved<Input>>;
  makeVariable: Act<{ id: string; variable: VariableForm }, Variable>;
}) {
  const t = useTranslations("wizard");
  const router = useRouter();
  const [fields, setFields] = useState(setup.fields);
  const [itemsPath, setItemsPath] = useState(setup.itemsPath);
  const [draft, setDraft] = useState(() => draftOfFilter(setup.filter));
  const [made, setMade] = useState<Variable[]>([]);
  const [making, setMaking] = useState(false);
  const [strict, setStrict] = useState(false);
  const variables = useMemo(() => {
    const known = new Set(survey.variables.map(({ name }) => name));
    return [...survey.variables, ...made.filter(({ name }) => !known.has(name))];
  }, [survey.variables, made]);
  const mapping = suggestMapping(fields, setup.mapping, variables);
  const named = fieldRows(fields, mapping, variables)
    .flatMap(({ field }) => (field ? [field] : []))
    .map((field) => ({ name: field.name, expected: expectedOf(field, { mapping, variables }) }));
  const kindOf = (name: string) => named.find((each) => each.name === name)?.expected.kind ?? "any";
  const filter = filterOfDraft(draft, kindOf);
  const trial = useTrial(automationId, { fields, itemsPath, filter: filter.filter, mapping }, first);
  const faults = useFilterFaults(draft, filter, trial, kindOf, true);
  const dirty =
    JSON.stringify([fields, itemsPath, filter.filter]) !==
    JSON.stringify([
      setup.fields,
      setup.itemsPath,
      filterOfDraft(draftOfFilter(setup.filter), kindOf).filter,
    ]);

  const fieldOf = (id: string) =>
    draft.parts
      .flatMap((part) => (isKept(part) ? [] : isGroup(part) ? part.parts : [part]))
      .find((condition) => condition.id === id)?.field;
  const problems: Problem[] = [
    ...Object.keys(trial.paths).map((name) => ({
      text: name === "" ? t("data.items") : name,
      control: name === "" ? "items-path" : `field-${name}`,
    })),
    ...Object.entries(faults).map(([id, text]) => ({
      text: fieldOf(id) ? `${fieldOf(id)}: ${text}` : text,
      control: `condition-${id}`,
    })),
  ];

  function collect(loud: boolean): Input | null {
    if (loud) setStrict(true);
    return problems.length > 0 ? null : { fields, itemsPath, filter: filter.filter };
  }

  function include(variable: Variable) {
    setMade([...made, variable]);
    const { name, required } = variable;
    if (!fields.some((field) => field.name === name))
      setFields([...fields, { name, path: pathOfKey(name), required }]);
    setMaking(false);
    router.refresh();
  }

  return (
    <StepForm<Input>
      automationId={automationId}
      step="data"
      save={save}
      collect={collect}
      dirty={dirty}
      problems={strict ? problems : []}
    >
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
      <WizardAside>
        <ExampleRequest
          automationId={automationId}
          trial={trial}
          conditions={Object.keys(filter.places).length}
        />
      </WizardAside>
      {making ? (
        <VariableDialog
          automationId={automationId}
          survey={survey.title}
          make={makeVariable}
          onMade={include}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </StepForm>
  );
}
