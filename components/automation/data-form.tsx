"use client";
import { useState } from "react";
import { type DataInput, useDataEditor } from "../setup/use-data-editor";
import type { Act } from "../shell/outcome";
import { EditForm } from "./edit-form";

type Props = Omit<Parameters<typeof useDataEditor>[0], "strict"> & {
  save: Act<{ id: string } & DataInput> | null;
};

/** The incoming fields and the filter of a finished automation. */
export function DataForm({ save, ...props }: Props) {
  const [strict, setStrict] = useState(false);
  const { input, problems, editor, aside } = useDataEditor({ ...props, strict });
  return (
    <EditForm
      value={input}
      problems={strict ? problems : []}
      blocked={problems.length > 0}
      onRefused={() => setStrict(true)}
      save={save && (() => save(null, { id: props.automationId, ...input }))}
      aside={aside}
    >
      {editor}
    </EditForm>
  );
}
