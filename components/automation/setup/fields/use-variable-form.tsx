"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act, Outcome } from "@/components/form/outcome";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";
import type { Variable } from "@/lib/automation/model";
import type { VariableForm } from "@/lib/automation/wizard/step-schema";

const types = ["text", "number", "email", "date", "list"] as const;
const nameFaults = ["duplicate", "reserved", "invalid_characters"] as const;

/** Makes a background variable of the automation's survey. @returns it */
export type MakeVariable = Act<{ id: string; variable: VariableForm }, Variable>;

/** The fields of a background variable that is not there yet, and the act that makes it. */
export function useVariableForm({
  automationId,
  first,
  make,
  onMade,
}: {
  automationId: string;
  first: Pick<VariableForm, "name" | "type">;
  make: MakeVariable;
  onMade: (variable: Variable) => void;
}): { fields: ReactNode; pending: boolean; submit: () => void } {
  const t = useTranslations("wizard.variable");
  const [name, setName] = useState(first.name);
  const [type, setType] = useState(first.type);
  const [options, setOptions] = useState("");
  const [required, setRequired] = useState(false);
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<Variable>>(null);
  const [pending, start] = useTransition();
  const list = [...new Set(options.split("\n").map((line) => line.trim()))].filter(Boolean);
  const noOptions = type === "list" && list.length === 0;
  const refusal = outcome && !outcome.ok ? outcome : null;
  const named = refusal?.errors.find(({ field }) => field === "name");
  const known = nameFaults.find((code) => code === named?.code);

  function submit() {
    setTried(true);
    if (pending || name.trim() === "" || noOptions) return;
    start(async () => {
      const made = await make(null, { id: automationId, variable: { name, type, options: list, required } });
      setOutcome(made);
      if (made?.ok) onMade(made.value);
    });
  }

  const fields = (
    <>
      {refusal && !named ? <ActionError state={refusal} /> : null}
      <TextField
        label={t("name")}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setOutcome(null);
        }}
        error={
          tried && name.trim() === "" ? t("blank") : named ? (known ? t(known) : named.message) : undefined
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
    </>
  );
  return { fields, pending, submit };
}
