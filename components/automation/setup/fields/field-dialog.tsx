"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActionForm } from "@/components/form/action-form";
import { FormSelect, FormSwitch, FormText } from "@/components/form/controls";
import { FormDialog } from "@/components/form/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { IncomingField } from "@/lib/automation/model";
import { fieldTypes } from "@/lib/automation/setup/field-types";
import type { Trial } from "@/lib/delivery/trial/trial";
import { findPathFault, pathOfKey } from "@/lib/payload/path";
import { PathReading } from "./path-words";

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
  const { name = "", path = "", type = "auto", required = false } = field ?? {};
  const made = useActionForm({
    schema: async () => (await import("@/lib/automation/setup/field-form")).fieldForm(taken, field),
    values: { name, path, type, required },
    act: async (_, fit) => {
      onSave(fit);
      return null;
    },
  });
  const written = made.form.watch();
  const named = written.name.trim();
  const where = written.path.trim() === "" && named !== "" ? pathOfKey(named) : written.path;
  const sample = field && trial.sample && field.path === where ? trial.fields[field.name] : undefined;

  return (
    <FormDialog
      of={made}
      title={field ? t("change", { name: field.name }) : t("add")}
      submit={field ? t("save") : t("submit")}
      onClose={onClose}
    >
      {own ? (
        <FormText
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          fault={(fault) => t(fault === "taken" ? "taken" : "blank")}
          maxLength={200}
          spellCheck={false}
        />
      ) : null}
      {field?.value === undefined ? (
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
              {...made.form.register("path")}
              aria-invalid={where !== "" && findPathFault(where) ? true : undefined}
              placeholder={named === "" ? "order.total" : pathOfKey(named)}
              maxLength={500}
              spellCheck={false}
              autoCapitalize="off"
              className="font-mono"
            />
          )}
        </Field>
      ) : null}
      {locked ? null : (
        <>
          <FormSelect name="type" label={t("type")}>
            {fieldTypes.map((each) => (
              <option key={each} value={each}>
                {t(`types.${each}`)}
              </option>
            ))}
          </FormSelect>
          <FormSwitch name="required" label={t("requiredLabel")} hint={t("requiredHint")} />
        </>
      )}
    </FormDialog>
  );
}
