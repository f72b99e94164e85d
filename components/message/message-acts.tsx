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
  const ui = useTranslations("ui");
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
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t(used ? "confirmDelete.usedTitle" : "confirmDelete.title", { name })}
        description={used ? t("confirmDelete.usedText", { count: uses.length }) : t("confirmDelete.text")}
        footer={
          used ? (
            <Button autoFocus onClick={() => setAsking(false)}>
              {t("confirmDelete.close")}
            </Button>
          ) : (
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {ui("keepIt")}
              </Button>
              <Button
                variant="danger-solid"
                disabled={deleting.pending}
                onClick={() =>
                  deleting.run(
                    () => remove(null, { id }),
                    () => router.push("/messages"),
                  )
                }
              >
                {t("confirmDelete.submit")}
              </Button>
            </>
          )
        }
      >
        {used ? <UseList uses={uses} /> : <ActionError state={deleting.outcome} />}
      </Dialog>
    </>
  );
}
