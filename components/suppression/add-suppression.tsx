"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import type { SuppressionProps } from "./suppression-dialog";

/** Loaded when it is opened. */
const SuppressionDialog = dynamic(async () => (await import("./suppression-dialog")).SuppressionDialog);

/** A button with a dialog that puts an address on the list. */
export function AddSuppression(props: SuppressionProps) {
  const t = useTranslations("suppressions");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden />
        {t("add")}
      </Button>
      {open ? <SuppressionDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
