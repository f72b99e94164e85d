"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";

/** A reminder as it is edited. */
export type Reminder = { afterDays: number; messageId: string };

/** A message that a reminder may be. */
export type ReminderMessage = { id: string; name: string; kind: "invitation" | "reminder" };

const most = 3;

/** Whether a reminder has no message, or no days that can be kept. */
export function isReminderFaulty({ afterDays, messageId }: Reminder): boolean {
  return messageId === "" || !Number.isInteger(afterDays) || afterDays < 1 || afterDays > 365;
}

/** The reminders that follow an invitation: when, and which message. `strict` marks what is missing. */
export function ReminderFields({
  reminders,
  messages,
  strict,
  onChange,
}: {
  reminders: readonly Reminder[];
  messages: readonly ReminderMessage[];
  strict: boolean;
  onChange: (reminders: Reminder[]) => void;
}) {
  const t = useTranslations("edit.reminders");
  const rules = useTranslations("edit.rules.fault");
  const set = (at: number, change: Partial<Reminder>) =>
    onChange(reminders.map((each, i) => (i === at ? { ...each, ...change } : each)));
  return (
    <div className="grid gap-4">
      <p className="text-sm text-muted-foreground">{t("text")}</p>
      {reminders.map((reminder, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a reminder is its place
          key={at}
          className="grid items-start gap-3 border-t pt-4 sm:grid-cols-[190px_minmax(0,1fr)_auto]"
        >
          <legend className="sr-only">{t("number", { number: at + 1 })}</legend>
          <TextField
            label={t("daysShort")}
            type="number"
            min={1}
            max={365}
            value={Number.isNaN(reminder.afterDays) ? "" : reminder.afterDays}
            aria-label={t("days", { number: at + 1 })}
            onChange={(event) =>
              set(at, { afterDays: event.target.value === "" ? Number.NaN : Number(event.target.value) })
            }
          />
          <SelectField
            label={t("messageShort")}
            aria-label={t("message", { number: at + 1 })}
            value={reminder.messageId}
            onChange={(event) => set(at, { messageId: event.target.value })}
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
          </SelectField>
          <Button
            variant="ghost"
            size="icon"
            className="sm:mt-[26px]"
            aria-label={t("remove", { number: at + 1 })}
            onClick={() => onChange(reminders.filter((_each, i) => i !== at))}
          >
            <Trash2 size={16} aria-hidden />
          </Button>
          {strict && isReminderFaulty(reminder) ? (
            <p className="text-sm text-danger sm:col-span-3">{rules("reminders")}</p>
          ) : null}
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {reminders.length < most ? (
          <Button size="sm" onClick={() => onChange([...reminders, { afterDays: 3, messageId: "" }])}>
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
