import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { TextLink } from "../ui/text-link";
import type { ActedSurvey } from "./acted-survey";

/** Asks before a survey is deleted; where an automation sends it out, says which and deletes nothing. */
export function DeleteSurveyDialog({
  survey: { title },
  use,
  users,
  pending,
  onClose,
  onDelete,
}: ActedSurvey & { pending: boolean; onClose: () => void; onDelete: () => void }) {
  const t = useTranslations("surveys.confirmDelete");
  const ui = useTranslations("ui");
  if (users.length === 0)
    return (
      <ConfirmDialog
        title={t("title", { title })}
        description={t("text", use)}
        typed={use.respondents > 0 ? { label: t("type"), text: title } : null}
        submit={t("submit")}
        pending={pending}
        onSubmit={onDelete}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("usedTitle", { title })}
      description={t("usedText")}
      footer={<Button onClick={onClose}>{ui("close")}</Button>}
    >
      <ul className="grid gap-1">
        {users.map(({ id, name }) => (
          <li key={id}>
            <TextLink href={`/automations/${id}`}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
