"use client";
import { useState } from "react";
import { type Posted, PostedFields, type PostedSource } from "@/components/automation/outgoing/posted-fields";
import type { Act } from "@/components/form/outcome";
import { type Saved, StepForm } from "../step-form";

/** Step 3 of what goes out: which events, what of them, and of which answers. */
export function OutgoingDataStep({
  automationId,
  values,
  source,
  save,
}: {
  automationId: string;
  values: Posted;
  source: PostedSource;
  save: Act<Saved<Posted>>;
}) {
  const [value, setValue] = useState(values);
  return (
    <StepForm<Posted>
      automationId={automationId}
      step="data"
      save={save}
      collect={() => value}
      dirty={value !== values}
    >
      <PostedFields value={value} source={source} onChange={setValue} />
    </StepForm>
  );
}
