import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextLink } from "@/components/ui/text-link";

/** Says why a variable stays: which automations fill it, with the way to their mapping. */
export function UsedVariableDialog({
  name,
  users,
  onClose,
}: {
  name: string;
  users: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const t = useTranslations();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("survey.variables.confirm.usedTitle", { name })}
      description={t("survey.variables.confirm.usedText")}
      footer={<Button onClick={onClose}>{t("ui.close")}</Button>}
    >
      <ul className="grid gap-1">
        {users.map((user) => (
          <li key={user.id}>
            <TextLink href={`/automations/${user.id}/mapping`}>{user.name}</TextLink>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
