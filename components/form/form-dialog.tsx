"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { FieldValues } from "react-hook-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { ActionForm, type useActionForm } from "./action-form";

/** A dialog that is a form of one action, with the button that sends it at its foot. */
export function FormDialog<Input extends FieldValues, Output, T>({
  of,
  title,
  description,
  submit,
  className = "",
  onClose,
  children,
}: {
  of: ReturnType<typeof useActionForm<Input, Output, T>>;
  title: ReactNode;
  description?: ReactNode;
  /** What the button says. */
  submit: ReactNode;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const id = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      {...{ title, description, className }}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" disabled={of.pending}>
            {submit}
          </Button>
        </>
      }
    >
      <ActionForm of={of} id={id}>
        {children}
      </ActionForm>
    </Dialog>
  );
}
