"use client";
import { CopyPlus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MessageUse } from "@/lib/automation/message-uses";
import { ActionError } from "../form/action-error";
import { leave } from "../form/leave";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { UseList } from "./message-uses";

/** Duplicating a message, and deleting it once nothing sends it. */
export function MessageActs({
  message,
  uses,
  duplicate,
  remove,
}: {
  message: { id: string; name: string };
  uses: readonly MessageUse[];
  duplicate: Act<{ id: string }, string>;
  remove: Act<{ id: string }>;
}) {
  const t = useTranslations("messages");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const copying = useAct<string>();
  const deleting = useAct();
  const { id, name } = message;
  const used = uses.length > 0;
  return (
    <>
      <Button
        disabled={copying.pending}
        onClick={() =>
          leave(() =>
            copying.run(
              () => duplicate(null, { id }),
              (copy) => router.push(`/messages/${copy}`),
            ),
          )
        }
      >
        <CopyPlus size={16} aria-hidden />
        {t("duplicate")}
      </Button>
      <Button variant="danger" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden />
        {t("delete")}
      </Button>
      <ActionError state={copying.outcome} className="w-full" />
      {asking && used ? (
        <Dialog
          open
          onOpenChange={setAsking}
          title={t("confirmDelete.usedTitle", { name })}
          description={t("confirmDelete.usedText", { count: uses.length })}
          footer={
            <Button autoFocus onClick={() => setAsking(false)}>
              {t("confirmDelete.close")}
            </Button>
          }
        >
          <UseList uses={uses} />
        </Dialog>
      ) : asking ? (
        <ConfirmDialog
          title={t("confirmDelete.title", { name })}
          description={t("confirmDelete.text")}
          submit={t("confirmDelete.submit")}
          pending={deleting.pending}
          onSubmit={() =>
            deleting.run(
              () => remove(null, { id }),
              () => router.push("/messages"),
            )
          }
          onClose={() => setAsking(false)}
        >
          <ActionError state={deleting.outcome} />
        </ConfirmDialog>
      ) : null}
    </>
  );
}
