"use client";
import { useTranslations } from "next-intl";
import { useMappingEditor } from "@/components/automation/setup/mapping/use-mapping-editor";
import type { Act } from "@/components/form/outcome";
import type { IncomingField, Mapping } from "@/lib/automation/model";
import { type Saved, StepForm } from "../step-form";
import { WizardAside } from "../wizard-aside";

type Input = { fields: IncomingField[]; mapping: Mapping };
type Props = Parameters<typeof useMappingEditor>[0] & { save: Act<Saved<Input>> };

/** Step 5: where each field's value goes. */
export function MappingStep({ save, ...props }: Props) {
  const t = useTranslations("wizard.mapping");
  const { fields, mapping, decided, dirty, problems, editor, aside } = useMappingEditor(props);
  return (
    <StepForm<Input>
      automationId={props.automationId}
      step="mapping"
      save={save}
      collect={(loud) => ({ fields, mapping: loud ? decided : mapping })}
      dirty={dirty}
      problems={problems}
      blocked={problems.length > 0 ? t("mend") : null}
    >
      {editor}
      <WizardAside>{aside}</WizardAside>
    </StepForm>
  );
}
