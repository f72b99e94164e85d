"use client";
import { useTranslations } from "next-intl";
import type { Suppression } from "@/lib/suppression/queries";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { ConfirmDialog } from "../ui/confirm-dialog";

/** A suppression as the list shows it; `survey` is null where it holds for all. */
export type SuppressionRow = Pick<Suppression, "id" | "email" | "reason" | "note"> & {
  survey: string | null;
  createdAt: string;
};

/** Asks before an address may be mailed again: what that means depends on why it may not. */
export function LiftDialog({
  row,
  remove,
  onClose,
}: {
  row: SuppressionRow;
  remove: Act<{ id: string }>;
  onClose: () => void;
}) {
  const t = useTranslations("suppressions");
  const { outcome, pending, run } = useAct();
  return (
    <ConfirmDialog
      title={t("confirm.title", { email: row.email ?? t("erased") })}
      description={t(`confirm.${row.reason}`)}
      submit={t("confirm.submit")}
      pending={pending}
      onSubmit={() => run(() => remove(null, { id: row.id }), onClose)}
      onClose={onClose}
    >
      {outcome && !outcome.ok ? <ActionError state={outcome} /> : null}
    </ConfirmDialog>
  );
}
