"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionError } from "../shell/action-error";
import type { Act, Outcome } from "../shell/outcome";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SelectField } from "../ui/field";

const overlaps = [
  { value: "PT0S", word: "now" },
  { value: "PT1H", word: "hour" },
  { value: "PT24H", word: "day" },
  { value: "P7D", word: "week" },
] as const;

/** Asks how long the old key goes on working, and makes a new one. */
export function NewKeyDialog({
  automationId,
  make,
  onMade,
  onClose,
}: {
  automationId: string;
  make: Act<{ id: string; overlap: string }, string>;
  onMade: (key: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations("wizard.connection.rotate");
  const keep = useTranslations("ui");
  const [overlap, setOverlap] = useState<string>("PT24H");
  const [outcome, setOutcome] = useState<Outcome<string>>(null);
  const [pending, start] = useTransition();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{keep("keepIt")}</Button>
          <Button
            variant="primary"
            disabled={pending}
            onClick={() =>
              start(async () => {
                const made = await make(null, { id: automationId, overlap });
                setOutcome(made);
                if (made?.ok) onMade(made.value);
              })
            }
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <ActionError state={outcome} className="mb-4" />
      <SelectField label={t("overlap")} value={overlap} onChange={(event) => setOverlap(event.target.value)}>
        {overlaps.map(({ value, word }) => (
          <option key={value} value={value}>
            {t(word)}
          </option>
        ))}
      </SelectField>
    </Dialog>
  );
}
