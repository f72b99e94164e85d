"use client";
import { type ComponentProps, useState } from "react";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import { SenderProof } from "../setup/connection/sender-proof";
import { type DataInput, useDataEditor } from "../setup/fields/use-data-editor";

type Props = Omit<Parameters<typeof useDataEditor>[0], "strict" | "below"> & {
  seen: string;
  /** How the sender proves who it is. */
  proof: Omit<ComponentProps<typeof SenderProof>, "automationId" | "sender">;
  save: SavedEdit<DataInput>;
};

/** The incoming fields and the filter of a finished automation. */
export function DataForm({ seen, save, proof, ...props }: Props) {
  const [strict, setStrict] = useState(false);
  const { input, problems, editor, aside } = useDataEditor({
    ...props,
    strict,
    below: (sender) => <SenderProof automationId={props.automationId} sender={sender} {...proof} />,
  });
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
