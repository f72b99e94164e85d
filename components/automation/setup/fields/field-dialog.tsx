"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch";
import type { IncomingField } from "@/lib/automation/model";
import type { Trial } from "@/lib/delivery/trial/trial";
import { findPathFault, pathOfKey } from "@/lib/payload/path";
import { PathReading } from "./path-words";

const types = ["auto", "text", "number", "date", "boolean"] as const;
const code = (text: ReactNode) => <code>{text}</code>;

/** A field's name, where it is found, its type, and whether a request must have it. */
export function FieldDialog({
  field,
  own,
  locked,
  taken,
  trial,
  onSave,
  onClose,
}: {
  /** Null: a new one is made. */
  field: IncomingField | null;
  own: boolean;
  locked: boolean;
  taken: readonly string[];
  trial: Trial;
  onSave: (field: IncomingField) => void;
  onClose: () => void;
}) {
  const t = useTranslations("wizard.field");
  const [name, setName] = useState(field?.name ?? "");
  const [path, setPath] = useState(field?.path ?? "");
  const [type, setType] = useState<(typeof types)[number]>(field?.type ?? "auto");
  const [required, setRequired] = useState(field?.required ?? false);
  const [tried, setTried] = useState(false);
  const trimmed = name.trim();
  const where = path.trim() === "" && trimmed !== "" ? pathOfKey(trimmed) : path;
  const nameFault = trimmed === "" ? t("blank") : taken.includes(trimmed) ? t("taken") : undefined;
  const sample = field && trial.sample && field.path === where ? trial.fields[field.name] : undefined;

  function submit() {
    setTried(true);
    if (nameFault || findPathFault(where)) return;
    onSave({ name: trimmed, path: where, required, ...(type === "auto" ? {} : { type }) });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={field ? t("change", { name: field.name }) : t("add")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" onClick={submit}>
            {field ? t("save") : t("submit")}
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
        {own ? (
          <TextField
            label={t("name")}
            hint={t("nameHint")}
            error={tried ? nameFault : undefined}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={200}
            spellCheck={false}
          />
        ) : null}
        <Field
          label={t("path")}
          hint={
            <>
              {where === "" ? t.rich("pathHint", { code }) : <PathReading path={where} />}
              {sample ? (
                <>
                  {" "}
                  {sample.value === null
                    ? t("notInSample")
                    : t.rich("inSample", { value: sample.value, code })}
                </>
              ) : null}
            </>
          }
        >
          {(control) => (
            <Input
              {...control}
              aria-invalid={where !== "" && findPathFault(where) ? true : undefined}
              value={path}
              placeholder={trimmed === "" ? "order.total" : pathOfKey(trimmed)}
              onChange={(event) => setPath(event.target.value)}
              maxLength={500}
              spellCheck={false}
              autoCapitalize="off"
              className="font-mono"
            />
          )}
        </Field>
        {locked ? null : (
          <>
            <SelectField
              label={t("type")}
              value={type}
              onChange={(event) => setType(event.target.value as typeof type)}
            >
              {types.map((each) => (
                <option key={each} value={each}>
                  {t(`types.${each}`)}
                </option>
              ))}
            </SelectField>
            <SwitchRow
              label={t("requiredLabel")}
              hint={t("requiredHint")}
              checked={required}
              onCheckedChange={setRequired}
            />
          </>
        )}
      </form>
    </Dialog>
  );
}
