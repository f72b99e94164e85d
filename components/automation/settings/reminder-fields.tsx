"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useFormContext } from "react-hook-form";
import { FormNumber, FormSelect } from "@/components/form/controls";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { SettingsForm } from "@/lib/automation/setup/settings-schema";

/** A message that a reminder may be. */
export type ReminderMessage = { id: string; name: string; kind: "invitation" | "reminder" };

const most = 3;

/** The reminders that follow an invitation, in the form around them: when, and which message. */
export function ReminderFields({ messages }: { messages: readonly ReminderMessage[] }) {
  const t = useTranslations("edit.reminders");
  const rules = useTranslations("edit.rules.fault");
  const { control, formState } = useFormContext<SettingsForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "reminders" });
  return (
    <div className="grid gap-4">
      <p className="text-sm text-muted-foreground">{t("text")}</p>
      {fields.map(({ id }, at) => (
        <fieldset
          key={id}
          className="grid items-start gap-3 border-t pt-4 sm:grid-cols-[190px_minmax(0,1fr)_auto]"
        >
          <legend className="sr-only">{t("number", { number: at + 1 })}</legend>
          <FormNumber
            name={`reminders.${at}.afterDays`}
            label={t("daysShort")}
            fault={null}
            min={1}
            max={365}
            aria-label={t("days", { number: at + 1 })}
          />
          <FormSelect
            name={`reminders.${at}.messageId`}
            label={t("messageShort")}
            fault={null}
            aria-label={t("message", { number: at + 1 })}
          >
            <option value="">{t("choose")}</option>
            {(["reminder", "invitation"] as const).map((kind) => {
              const ofKind = messages.filter((message) => message.kind === kind);
              return ofKind.length > 0 ? (
                <optgroup key={kind} label={t(kind === "reminder" ? "kindReminder" : "kindInvitation")}>
                  {ofKind.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ) : null;
            })}
          </FormSelect>
          <Button
            variant="ghost"
            size="icon"
            className="sm:mt-[26px]"
            aria-label={t("remove", { number: at + 1 })}
            onClick={() => remove(at)}
          >
            <Trash2 size={16} aria-hidden />
          </Button>
          {formState.errors.reminders?.[at] ? (
            <p className="text-sm text-danger sm:col-span-3">{rules("reminders")}</p>
          ) : null}
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {fields.length < most ? (
          <Button size="sm" onClick={() => append({ afterDays: 3, messageId: "" }, { shouldFocus: false })}>
            <Plus size={14} aria-hidden />
            {t("add")}
          </Button>
        ) : null}
        <TextLink href="/messages/new?kind=reminder" className="text-sm">
          {t("create")}
        </TextLink>
      </div>
    </div>
  );
}
