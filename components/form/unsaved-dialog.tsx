import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

/** Asks whether to go elsewhere although something is not saved. */
export function UnsavedDialog({
  onStay,
  onGo,
  onSave,
}: {
  onStay: () => void;
  onGo: () => void;
  /** Saves, then goes. */
  onSave: () => void;
}) {
  const t = useTranslations("edit.unsaved");
  return (
    <Dialog
      open
      onOpenChange={(opened) => !opened && onStay()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button autoFocus onClick={onStay}>
            {t("stay")}
          </Button>
          <Button variant="danger" onClick={onGo}>
            {t("go")}
          </Button>
          <Button variant="primary" onClick={onSave}>
            {t("save")}
          </Button>
        </>
      }
    />
  );
}
