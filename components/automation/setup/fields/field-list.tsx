"use client";
import { Pencil, Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { expectedOf } from "@/lib/automation/decide/target";
import type { IncomingField, Mapping, Variable } from "@/lib/automation/model";
import { type FieldRow, fieldRows } from "@/lib/automation/setup/field-list";
import type { Trial } from "@/lib/delivery/trial/trial";
import { pathOfKey } from "@/lib/payload/path";
import { useExpectedWords } from "./expected-words";
import { usePathFault } from "./path-words";

/** Loaded when it is opened, with what forms need. */
const FieldDialog = dynamic(async () => (await import("./field-dialog")).FieldDialog);

type Props = {
  fields: readonly IncomingField[];
  mapping: Mapping;
  variables: readonly Variable[];
  trial: Trial;
  onChange: (fields: IncomingField[]) => void;
  /** Opens the making of a background variable; left out where that cannot be done. */
  onCreateVariable?: (() => void) | undefined;
};

/** The fields that the webhook sends: a switch for each, and what is said about those that are in. */
export function FieldList({ fields, mapping, variables, trial, onChange, onCreateVariable }: Props) {
  const t = useTranslations("wizard.data");
  const [parked, setParked] = useState<IncomingField[]>([]);
  const [edited, setEdited] = useState<FieldRow | "new" | null>(null);
  const rows = [
    ...fieldRows(fields, mapping, variables),
    ...parked
      .filter(({ name }) => !fields.some((field) => field.name === name))
      .map(
        (field): FieldRow => ({ name: field.name, kind: "own", field: null, offered: field, locked: false }),
      ),
  ];

  function put(row: FieldRow, field: IncomingField | null) {
    if (!field && row.kind === "own" && row.field) setParked([...parked, row.field]);
    const next = rows.flatMap((each) => {
      const kept = each.name === row.name ? field : each.field;
      return kept ? [kept] : [];
    });
    onChange(next);
  }

  function save(field: IncomingField) {
    if (edited === "new") onChange([...fields, field]);
    else if (edited) onChange(fields.map((each) => (each.name === edited.name ? field : each)));
    setEdited(null);
  }

  return (
    <section>
      <div className="mt-7 mb-2.5 flex flex-wrap items-baseline justify-between gap-x-3 gap-y-2">
        <h2>{t("fields")}</h2>
        <div className="flex flex-wrap gap-2">
          {onCreateVariable ? (
            <Button size="sm" variant="ghost" onClick={onCreateVariable}>
              {t("createVariable")}
            </Button>
          ) : null}
          <Button size="sm" onClick={() => setEdited("new")}>
            <Plus size={14} aria-hidden />
            {t("addField")}
          </Button>
        </div>
      </div>
      <Panel>
        {rows.map((row) => (
          <Row
            key={row.name}
            row={row}
            expected={expectedOf(row.field ?? row.offered, { mapping, variables })}
            bySurvey={variables.some(
              ({ name, required }) => required && mapping[row.name] === name && row.field !== null,
            )}
            fault={trial.paths[row.name]}
            onPut={(field) => put(row, field)}
            onEdit={() => setEdited(row)}
            onRemove={() => {
              setParked(parked.filter(({ name }) => name !== row.name));
              onChange(fields.filter(({ name }) => name !== row.name));
            }}
          />
        ))}
      </Panel>
      {edited ? (
        <FieldDialog
          field={edited === "new" ? null : (edited.field ?? edited.offered)}
          own={edited === "new" || edited.kind === "own"}
          locked={edited !== "new" && edited.locked}
          taken={rows.map(({ name }) => name).filter((name) => edited === "new" || name !== edited.name)}
          trial={trial}
          onSave={save}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </section>
  );
}

function Row({
  row,
  expected,
  bySurvey,
  fault,
  onPut,
  onEdit,
  onRemove,
}: {
  row: FieldRow;
  expected: Parameters<ReturnType<typeof useExpectedWords>>[0];
  bySurvey: boolean;
  fault: Trial["paths"][string] | undefined;
  onPut: (field: IncomingField | null) => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations("wizard.data");
  const expectedWords = useExpectedWords();
  const faultWords = usePathFault();
  const id = useId();
  const { field, name, locked } = row;
  const path = field && field.path !== pathOfKey(name) ? field.path : null;
  return (
    <div
      id={`field-${name}`}
      className="grid min-h-11 grid-cols-[30px_minmax(0,1fr)_auto] items-center gap-x-3 border-b px-3.5 py-1.5 last:border-b-0"
    >
      <Switch
        aria-label={name}
        aria-describedby={`${id}-note`}
        checked={field !== null}
        disabled={locked}
        onCheckedChange={(on) => onPut(on ? row.offered : null)}
      />
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <span
          id={`${id}-name`}
          className={cn("font-mono text-sm wrap-anywhere", !field && "text-muted-foreground")}
        >
          {name}
        </span>
        <span id={`${id}-note`} className="text-xs/[18px] text-muted-foreground">
          {expectedWords(expected)}
          {path && field?.value === undefined ? (
            <>, {t.rich("from", { path, code: (text) => <code>{text}</code> })}</>
          ) : null}
          {field?.value === undefined ? null : <>, {t("fixed", { value: String(field.value) })}</>}
          {field?.transform ? <>, {t("steps", { count: field.transform.length })}</> : null}
          {locked ? <span className="sr-only">. {t("alwaysText")}</span> : null}
        </span>
        {fault ? <span className="basis-full text-xs text-danger">{faultWords(fault)}</span> : null}
      </div>
      <div className="flex items-center gap-1 text-xs text-muted-foreground">
        {!field ? (
          t("excluded")
        ) : locked ? (
          <span title={t("alwaysText")}>{t("always")}</span>
        ) : bySurvey ? (
          t("bySurvey")
        ) : (
          <Select
            aria-label={t("requiredOf")}
            aria-describedby={`${id}-name`}
            value={field.required ? "yes" : "no"}
            onChange={(event) => onPut({ ...field, required: event.target.value === "yes" })}
            className="[&_select]:h-7 [&_select]:border-transparent [&_select]:bg-transparent [&_select]:pl-1.5 [&_select]:text-xs [&_select]:hover:bg-hover max-md:[&_select]:h-9"
          >
            <option value="no">{t("optional")}</option>
            <option value="yes">{t("required")}</option>
          </Select>
        )}
        {field ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("edit")}
            aria-describedby={`${id}-name`}
            onClick={onEdit}
          >
            <Pencil size={14} aria-hidden />
          </Button>
        ) : null}
        {row.kind === "own" && !locked ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("remove")}
            aria-describedby={`${id}-name`}
            onClick={onRemove}
          >
            <Trash2 size={14} aria-hidden />
          </Button>
        ) : null}
      </div>
    </div>
  );
}
