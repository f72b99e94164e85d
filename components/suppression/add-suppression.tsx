"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError, useFieldError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SelectField, TextField } from "../ui/field";

/** What suppresses an address by hand; an empty survey is all of them. */
export type NewSuppression = { email: string; note: string; surveyId: string };

const empty: NewSuppression = { email: "", note: "", surveyId: "" };

/** A button with a dialog that puts an address on the list. */
export function AddSuppression({
  surveys,
  add,
}: {
  surveys: readonly { id: string; title: string }[];
  add: Act<NewSuppression>;
}) {
  const t = useTranslations("suppressions");
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState(empty);
  const { outcome, pending, run } = useAct();
  const errorOf = useFieldError(outcome);
  const set = (change: Partial<NewSuppression>) => setValues({ ...values, ...change });
  const emailError = errorOf("email");

  function submit() {
    if (pending) return;
    run(
      () => add(null, values),
      () => {
        setOpen(false);
        setValues(empty);
      },
    );
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden />
        {t("add")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("addTitle")}
        description={t("addText")}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
            <Button type="submit" form="add-suppression" variant="primary" disabled={pending}>
              {t("submit")}
            </Button>
          </>
        }
      >
        <form
          id="add-suppression"
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {emailError ? null : <ActionError state={outcome} />}
          <TextField
            label={t("email")}
            type="email"
            autoComplete="off"
            value={values.email}
            error={emailError}
            onChange={(event) => set({ email: event.target.value })}
          />
          <TextField
            label={t("note")}
            hint={t("noteHint")}
            maxLength={500}
            value={values.note}
            onChange={(event) => set({ note: event.target.value })}
          />
          <SelectField
            label={t("survey")}
            value={values.surveyId}
            onChange={(event) => set({ surveyId: event.target.value })}
          >
            <option value="">{t("allSurveys")}</option>
            {surveys.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        </form>
      </Dialog>
    </>
  );
}
