import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

/** Asks before something goes that respondents have given an answer or a value for. */
export function DeleteAnsweredDialog({
  title,
  text,
  submit,
  onClose,
  onDelete,
}: {
  title: string;
  text: string;
  submit: string;
  onClose: () => void;
  onDelete: () => void;
}) {
  const t = useTranslations("ui");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={text}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {t("keepIt")}
          </Button>
          <Button variant="danger-solid" onClick={onDelete}>
            {submit}
          </Button>
        </>
      }
    />
  );
}
