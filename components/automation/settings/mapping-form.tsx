"use client";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import type { IncomingField, Mapping } from "@/lib/automation/model";
import { useMappingEditor } from "../setup/mapping/use-mapping-editor";

type Props = Parameters<typeof useMappingEditor>[0] & {
  seen: string;
  save: SavedEdit<{ fields: IncomingField[]; mapping: Mapping }>;
};

/** Where each field's value of a finished automation goes. */
export function MappingForm({ seen, save, ...props }: Props) {
  const { fields, decided, problems, editor, aside } = useMappingEditor(props);
  return (
    <EditForm
      value={{ fields, decided }}
      problems={problems}
      seen={seen}
      save={
        save && ((digest) => save(null, { id: props.automationId, seen: digest, fields, mapping: decided }))
      }
      aside={aside}
    >
      {editor}
    </EditForm>
  );
}
