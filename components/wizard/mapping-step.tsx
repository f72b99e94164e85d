"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { IncomingField, Mapping, Variable } from "@/db/schema";
import { expectedOf } from "@/lib/automation/expected";
import { unfilledVariables } from "@/lib/automation/field-list";
import type { SetupTrial } from "@/lib/invitation/try-sending";
import { useExpectedWords } from "../setup/expected-words";
import { MappingEditor } from "../setup/mapping-editor";
import { RespondentAside } from "../setup/respondent-aside";
import { useTrial } from "../setup/use-trial";
import type { Act } from "../shell/outcome";
import { Banner } from "../ui/banner";
import { type Problem, type Saved, StepForm } from "./step-form";
import { WizardAside } from "./wizard-aside";

type Input = { mapping: Mapping };

/** Step 5: where each field's value goes. */
export function MappingStep({
  automationId,
  fields,
  mapping: given,
  stored,
  variables,
  trial: first,
  save,
}: {
  automationId: string;
  fields: IncomingField[];
  /** With same names matched. */
  mapping: Mapping;
  stored: Mapping;
  variables: Variable[];
  trial: SetupTrial;
  save: Act<Saved<Input>>;
}) {
  const t = useTranslations("wizard.mapping");
  const expected = useExpectedWords();
  const [mapping, setMapping] = useState(given);
  const trial = useTrial(automationId, { mapping }, first);
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  const problems: Problem[] = unfilledVariables(mapping, variables).map((name) => {
    const variable = { name, path: name, required: false };
    const type = expected(expectedOf(variable, { mapping: { [name]: name }, variables }));
    return { text: t.rich("problems.required", { name, type, b }) };
  });
  if (!Object.values(mapping).includes("email")) problems.unshift({ text: t.rich("problems.email", { b }) });
  const rejected = fields.filter(({ name }) => {
    const fit = mapping[name] ? trial.fields[name]?.fit : undefined;
    return fit?.state === "misfit" || (fit?.state === "missing" && fit.required);
  });
  const decided = Object.fromEntries(fields.map(({ name }) => [name, mapping[name] ?? null]));

  return (
    <StepForm<Input>
      automationId={automationId}
      step="mapping"
      save={save}
      collect={(loud) => ({ mapping: loud ? decided : mapping })}
      dirty={JSON.stringify(mapping) !== JSON.stringify(stored)}
      problems={problems}
      blocked={problems.length > 0 ? t("mend") : null}
    >
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
      />
      <WizardAside>
        <RespondentAside mapping={mapping} variables={variables} trial={trial} />
      </WizardAside>
    </StepForm>
  );
}
