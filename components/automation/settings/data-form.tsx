"use client";
import { useState } from "react";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import { type DataInput, useDataEditor } from "../setup/fields/use-data-editor";

type Props = Omit<Parameters<typeof useDataEditor>[0], "strict"> & {
  seen: string;
  save: SavedEdit<DataInput>;
};

/** The incoming fields and the filter of a finished automation. */
export function DataForm({ seen, save, ...props }: Props) {
  const [strict, setStrict] = useState(false);
  const { input, problems, editor, aside } = useDataEditor({ ...props, strict });
  return (
    <EditForm
      value={input}
      problems={strict ? problems : []}
      check={() => {
        if (problems.length > 0) setStrict(true);
        return problems.length === 0;
      }}
      seen={seen}
      save={save && ((digest) => save(null, { id: props.automationId, seen: digest, ...input }))}
      aside={aside}
    >
      {editor}
    </EditForm>
  );
}
