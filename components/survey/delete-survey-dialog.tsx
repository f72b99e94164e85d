"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { TextLink } from "../ui/text-link";
import type { ActedSurvey } from "./acted-survey";

/** Asks before a survey is deleted; where an automation sends it out, says which and deletes nothing. */
export function DeleteSurveyDialog({
  survey: { title },
  use,
  users,
  open,
  pending,
  onClose,
  onDelete,
}: ActedSurvey & { open: boolean; pending: boolean; onClose: () => void; onDelete: () => void }) {
  const t = useTranslations();
  const [typed, setTyped] = useState("");
  const used = users.length > 0;
  const certain = use.respondents === 0 || typed.trim() === title;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t(used ? "surveys.confirmDelete.usedTitle" : "surveys.confirmDelete.title", { title })}
      description={used ? t("surveys.confirmDelete.usedText") : t("surveys.confirmDelete.text", use)}
      footer={
        used ? (
          <Button onClick={onClose}>{t("ui.close")}</Button>
        ) : (
          <>
            <Button autoFocus onClick={onClose}>
              {t("ui.keepIt")}
            </Button>
            <Button variant="danger-solid" disabled={!certain || pending} onClick={onDelete}>
              {t("surveys.confirmDelete.submit")}
            </Button>
          </>
        )
      }
    >
      {used ? (
        <ul className="grid gap-1">
          {users.map(({ id, name }) => (
            <li key={id}>
              <TextLink href={`/automations/${id}`}>{name}</TextLink>
            </li>
          ))}
        </ul>
      ) : use.respondents > 0 ? (
        <TextField
          label={t("surveys.confirmDelete.type")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
      ) : null}
    </Dialog>
  );
}
