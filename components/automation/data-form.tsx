"use client";
import { useState } from "react";
import { type DataInput, useDataEditor } from "../setup/use-data-editor";
import { EditForm, type SavedEdit } from "./edit-form";

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
      blocked={problems.length > 0}
      onRefused={() => setStrict(true)}
      seen={seen}
      save={save && ((digest) => save(null, { id: props.automationId, seen: digest, ...input }))}
      aside={aside}
    >
      {editor}
    </EditForm>
  );
}
