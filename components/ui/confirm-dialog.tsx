"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** Asks before something is taken away: what it means, and two buttons, of which the one that keeps it has the focus. */
export function ConfirmDialog({
  title,
  description,
  submit,
  pending,
  onSubmit,
  onClose,
  children,
}: {
  title: ReactNode;
  description: ReactNode;
  /** What the button says that does it. */
  submit: ReactNode;
  pending: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {t("keepIt")}
          </Button>
          <Button variant="danger-solid" disabled={pending} onClick={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
