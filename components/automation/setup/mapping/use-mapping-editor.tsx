"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Problem } from "@/components/form/problem-list";
import { Banner } from "@/components/ui/banner";
import { expectedOf } from "@/lib/automation/decide/target";
import type { IncomingField, Mapping, Variable } from "@/lib/automation/model";
import { unfilledVariables } from "@/lib/automation/setup/field-list";
import type { SetupTrial } from "@/lib/invitation/try-sending";
import { useExpectedWords } from "../fields/expected-words";
import { useMadeVariables } from "../fields/use-made-variables";
import type { MakeVariable } from "../fields/variable-fields";
import { useTrial } from "../use-trial";
import { MappingEditor } from "./mapping-editor";
import { RespondentAside } from "./respondent-aside";

/**
 * The editor of the mapping, for the wizard and for the automation's page. `decided` has an entry for every field: who is
 * undecided is skipped.
 */
export function useMappingEditor({
  automationId,
  fields: firstFields,
  mapping: given,
  stored,
  variables: known,
  trial: first,
  makeVariable,
}: {
  automationId: string;
  fields: IncomingField[];
  /** With same names matched. */
  mapping: Mapping;
  stored: Mapping;
  variables: Variable[];
  trial: SetupTrial;
  makeVariable: MakeVariable;
}): {
  fields: IncomingField[];
  mapping: Mapping;
  decided: Mapping;
  dirty: boolean;
  problems: Problem[];
  editor: ReactNode;
  aside: ReactNode;
} {
  const t = useTranslations("wizard.mapping");
  const expected = useExpectedWords();
  const [fields, setFields] = useState(firstFields);
  const [mapping, setMapping] = useState(given);
  const { variables, addMade } = useMadeVariables(known);
  const trial = useTrial(automationId, { fields, mapping }, first);
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  const problems: Problem[] = unfilledVariables(mapping, variables).map((name) => {
    const variable = { name, path: name, required: false };
    const type = expected(expectedOf(variable, { mapping: { [name]: name }, variables }));
    return { text: t.rich("problems.required", { name, type, b }) };
  });
  if (!Object.values(mapping).includes("email")) problems.unshift({ text: t.rich("problems.email", { b }) });
  for (const { field } of trial.faults) {
    const [, place, step] = /^fields\[(\d+)\]\.transform\[(\d+)\]/.exec(field) ?? [];
    const name = fields[Number(place)]?.name;
    if (name !== undefined) problems.push({ text: t("problems.step", { name, number: Number(step) + 1 }) });
  }
  const rejected = fields.filter(({ name }) => {
    const fit = mapping[name] ? trial.fields[name]?.fit : undefined;
    return fit?.state === "misfit" || (fit?.state === "missing" && fit.fault !== null);
  });
  return {
    fields,
    mapping,
    decided: Object.fromEntries(fields.map(({ name }) => [name, mapping[name] ?? null])),
    dirty:
      JSON.stringify(mapping) !== JSON.stringify(stored) ||
      JSON.stringify(fields) !== JSON.stringify(firstFields),
    problems,
    editor: (
      <>
        {rejected.length > 0 ? (
          <Banner kind="warning" className="mt-5" title={t("warn.title")}>
            {t("warn.text", { fields: rejected.map(({ name }) => name).join(", ") })}
          </Banner>
        ) : null}
        <MappingEditor
          fields={fields}
          mapping={mapping}
          variables={variables}
          trial={trial}
          onChange={setMapping}
          onFields={setFields}
          automationId={automationId}
          makeVariable={makeVariable}
          onMade={addMade}
        />
      </>
    ),
    aside: <RespondentAside mapping={mapping} variables={variables} trial={trial} />,
  };
}
