"use client";
import { useState } from "react";
import { type DataInput, useDataEditor } from "@/components/automation/setup/fields/use-data-editor";
import type { Act } from "@/components/form/outcome";
import { type Saved, StepForm } from "../step-form";
import { WizardAside } from "../wizard-aside";

type Props = Omit<Parameters<typeof useDataEditor>[0], "strict"> & { save: Act<Saved<DataInput>> };

/** Step 3: which fields the webhook sends, and which requests go through. */
export function DataStep({ save, ...props }: Props) {
  const [strict, setStrict] = useState(false);
  const { input, dirty, problems, editor, aside } = useDataEditor({ ...props, strict });
  return (
    <StepForm<DataInput>
      automationId={props.automationId}
      step="data"
      save={save}
      collect={(loud) => {
        if (loud) setStrict(true);
        return problems.length > 0 ? null : input;
      }}
      dirty={dirty}
      problems={strict ? problems : []}
    >
      {editor}
      <WizardAside>{aside}</WizardAside>
    </StepForm>
  );
}
