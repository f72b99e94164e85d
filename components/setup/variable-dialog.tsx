"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Variable } from "@/lib/automation/model";
import type { VariableForm } from "@/lib/automation/step-schema";
import { ActionError } from "../shell/action-error";
import type { Act, Outcome } from "../shell/outcome";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SelectField, TextAreaField, TextField } from "../ui/field";
import { SwitchRow } from "../ui/switch";

const types = ["text", "number", "email", "date", "list"] as const;

/** Makes a background variable of the survey without leaving the step. */
export function VariableDialog({
  automationId,
  survey,
  make,
  onMade,
  onClose,
}: {
  automationId: string;
  survey: string;
  make: Act<{ id: string; variable: VariableForm }, Variable>;
  onMade: (variable: Variable) => void;
  onClose: () => void;
}) {
  const t = useTranslations("wizard.variable");
  const [name, setName] = useState("");
  const [type, setType] = useState<VariableForm["type"]>("text");
  const [options, setOptions] = useState("");
  const [required, setRequired] = useState(false);
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<Variable>>(null);
  const [pending, start] = useTransition();
  const list = [...new Set(options.split("\n").map((line) => line.trim()))].filter(Boolean);
  const noOptions = type === "list" && list.length === 0;
  const refusal = outcome && !outcome.ok ? outcome : null;
  const named = refusal?.errors.find(({ field }) => field === "name");
  const nameWords = (key: string, message: string) =>
    key === "duplicate" || key === "reserved" ? t(key) : message;

  function submit() {
    setTried(true);
    if (name.trim() === "" || noOptions) return;
    start(async () => {
      const made = await make(null, { id: automationId, variable: { name, type, options: list, required } });
      setOutcome(made);
      if (made?.ok) onMade(made.value);
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text", { survey })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" disabled={pending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      >
        <button type="submit" hidden />
        {refusal && !named ? <ActionError state={refusal} /> : null}
        <TextField
          label={t("name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={
            tried && name.trim() === ""
              ? t("blank")
              : named
                ? nameWords(named.code, named.message)
                : undefined
          }
          maxLength={200}
          spellCheck={false}
        />
        <SelectField
          label={t("type")}
          value={type}
          onChange={(event) => setType(event.target.value as VariableForm["type"])}
        >
          {types.map((each) => (
            <option key={each} value={each}>
              {t(`types.${each}`)}
            </option>
          ))}
        </SelectField>
        {type === "list" ? (
          <TextAreaField
            label={t("options")}
            value={options}
            onChange={(event) => setOptions(event.target.value)}
            error={tried && noOptions ? t("optionsBlank") : undefined}
          />
        ) : null}
        <SwitchRow
          label={t("required")}
          hint={t("requiredHint")}
          checked={required}
          onCheckedChange={setRequired}
        />
      </form>
    </Dialog>
  );
}
