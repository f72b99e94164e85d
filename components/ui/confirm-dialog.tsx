"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { TextField } from "./field";

/** Asks before something is taken away: what it means, and two buttons, of which the one that keeps it has the focus. */
export function ConfirmDialog({
  title,
  description,
  typed = null,
  submit,
  pending = false,
  onSubmit,
  onClose,
  children,
}: {
  title: ReactNode;
  description: ReactNode;
  /** What must be typed first, where much goes with it. */
  typed?: { label: ReactNode; text: string } | null;
  /** What the button says that does it. */
  submit: ReactNode;
  pending?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("ui");
  const [text, setText] = useState("");
  const certain = !typed || text.trim() === typed.text;
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
          <Button variant="danger-solid" disabled={!certain || pending} onClick={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      {children}
      {typed ? (
        <TextField
          label={typed.label}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key }) => key === "Enter" && certain && !pending && onSubmit()}
        />
      ) : null}
    </Dialog>
  );
}
