"use client";
import type { Mapping } from "@/lib/automation/model";
import { useMappingEditor } from "../setup/use-mapping-editor";
import type { Act } from "../shell/outcome";
import { EditForm } from "./edit-form";

type Props = Parameters<typeof useMappingEditor>[0] & {
  save: Act<{ id: string; mapping: Mapping }> | null;
};

/** Where each field's value of a finished automation goes. */
export function MappingForm({ save, ...props }: Props) {
  const { decided, problems, editor, aside } = useMappingEditor(props);
  return (
    <EditForm
      value={decided}
      problems={problems}
      save={save && (() => save(null, { id: props.automationId, mapping: decided }))}
      aside={aside}
    >
      {editor}
    </EditForm>
  );
}
