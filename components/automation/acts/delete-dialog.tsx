"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import type { ActedAutomation } from "./acted-automation";

/** Asks before an automation is deleted; where people are affected its name must be typed. */
export function DeleteDialog({
  automation,
  open,
  pending,
  onClose,
  onDelete,
}: {
  automation: ActedAutomation;
  open: boolean;
  pending: boolean;
  onClose: () => void;
  onDelete: () => void;
}) {
  const t = useTranslations();
  const [typed, setTyped] = useState("");
  const { name, scheduled, held } = automation;
  const certain = scheduled + held === 0 || typed.trim() === name;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("automations.confirmDelete.title", { name })}
      description={t("automations.confirmDelete.text", { scheduled, held })}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {t("ui.keepIt")}
          </Button>
          <Button variant="danger-solid" disabled={!certain || pending} onClick={onDelete}>
            {t("automations.confirmDelete.submit")}
          </Button>
        </>
      }
    >
      {scheduled + held > 0 ? (
        <TextField
          label={t("automations.confirmDelete.type")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
      ) : null}
    </Dialog>
  );
}
