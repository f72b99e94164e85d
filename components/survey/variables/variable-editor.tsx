"use client";
import { useLocale, useTranslations } from "next-intl";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SwitchRow } from "@/components/ui/switch";
import type { SurveyUser } from "@/lib/survey/use";
import { type VariablesDraft, variableKinds } from "@/lib/survey/variable/draft";
import type { VariableFault } from "@/lib/survey/variable/faults";
import { RowButtons } from "../questions/row-buttons";

const namePart = new Set<VariableFault["part"]>(["name", "duplicate", "reserved", "characters"]);

/** One background variable, with who fills it and how many respondents have a value. */
export function VariableEditor({
  form,
  position,
  count,
  users,
  usersOf,
  values,
  faults,
  mayAct,
  onMove,
  onDelete,
}: {
  form: UseFormReturn<VariablesDraft>;
  position: number;
  count: number;
  users: readonly SurveyUser[];
  usersOf: (name: string) => readonly SurveyUser[];
  values: number;
  faults: readonly VariableFault[];
  mayAct: boolean;
  onMove: (by: -1 | 1) => void;
  onDelete: () => void;
}) {
  const t = useTranslations("survey.variables");
  const and = useAnd();
  const at = `variables.${position}` as const;
  const { was, name, kind, required } = useWatch({ control: form.control, name: at });
  const first = form.formState.defaultValues?.variables?.find((each) => each?.was === was);
  const number = position + 1;
  const fillers = usersOf(was);
  const lacking = users.filter((user) => user.status !== "draft" && !user.variables.includes(name));
  const error = (...parts: VariableFault["part"][]) => {
    const fault = faults.find(({ part }) => parts.includes(part));
    return fault && t(`fault.${fault.part}`, { number, message: fault.message });
  };
  const nameHint =
    fillers.length > 0
      ? t("nameFixed", { automations: and(fillers.map((user) => user.name)) })
      : was && was !== name.trim() && values > 0
        ? t("renamed", { count: values })
        : t("nameHint");
  return (
    <li id={`variable-${position}`} tabIndex={-1} className="scroll-mt-4 rounded-lg outline-offset-2">
      <Panel className={faults.length > 0 ? "border-danger-line" : ""}>
        <div className="flex items-start justify-between gap-2 border-b py-2 pr-2 pl-4">
          <div className="min-w-0 py-1">
            <h2 className="text-base leading-5 wrap-anywhere">
              <span className="sr-only">{t("number", { number })} </span>
              <span aria-hidden>{number}. </span>
              <code>{name}</code>
            </h2>
            <p className="text-sm text-muted-foreground">
              {fillers.length > 0 ? `${t("used")} ${and(fillers.map((user) => user.name))}.` : t("unused")}
              {was ? ` ${t("values", { count: values })}` : ""}
            </p>
          </div>
          {mayAct ? <RowButtons of="variables" {...{ number, count, onMove, onDelete }} /> : null}
        </div>
        <div className="grid gap-4 p-4 sm:grid-cols-2">
          <TextField
            label={t("name")}
            hint={nameHint}
            error={error(...namePart)}
            readOnly={fillers.length > 0}
            maxLength={200}
            spellCheck={false}
            {...form.register(`${at}.name`)}
          />
          <SelectField
            label={t("kind")}
            hint={was && first && first.kind !== kind ? t("kindChanged") : t(`kindText.${kind}`)}
            {...form.register(`${at}.kind`)}
          >
            {variableKinds.map((each) => (
              <option key={each} value={each}>
                {t(`kinds.${each}`)}
              </option>
            ))}
          </SelectField>
          {kind === "pattern" ? (
            <TextField
              className="sm:col-span-2"
              label={t("pattern")}
              hint={t("patternHint", { example: "[A-Z]{2}\\d{6}" })}
              error={error("pattern")}
              maxLength={500}
              spellCheck={false}
              {...form.register(`${at}.pattern`)}
            />
          ) : null}
          {kind === "list" ? (
            <>
              <TextAreaField
                label={t("options")}
                error={error("options")}
                rows={5}
                {...form.register(`${at}.options`)}
              />
              <TextAreaField
                label={t("aliases")}
                hint={t("aliasesHint")}
                error={error("aliases")}
                rows={5}
                {...form.register(`${at}.aliases`)}
              />
            </>
          ) : null}
          <Controller
            control={form.control}
            name={`${at}.required`}
            render={({ field }) => (
              <SwitchRow
                className="sm:col-span-2"
                label={t("required")}
                hint={t("requiredHint")}
                error={
                  required && lacking.length > 0
                    ? t("requiredUnmapped", { automations: and(lacking.map((user) => user.name)) })
                    : undefined
                }
                checked={field.value}
                onCheckedChange={field.onChange}
              />
            )}
          />
          {error("other") ? <p className="text-sm text-danger sm:col-span-2">{error("other")}</p> : null}
        </div>
      </Panel>
    </li>
  );
}

/** A list in words: A, B and C. */
function useAnd(): (names: readonly string[]) => string {
  const locale = useLocale();
  return (names) => new Intl.ListFormat(locale).format(names);
}
