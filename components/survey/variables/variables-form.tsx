"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldArray, useForm, useWatch } from "react-hook-form";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import { useLate } from "@/components/form/use-late";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody } from "@/components/ui/panel";
import type { Variable } from "@/lib/survey/queries";
import type { SurveyUser } from "@/lib/survey/use";
import {
  newVariable,
  type VariableDraft,
  type VariablesDraft,
  variableOfDraft,
} from "@/lib/survey/variable/draft";
import type { VariableFault } from "@/lib/survey/variable/faults";
import { UndoStrip } from "../questions/undo-strip";
import { useAnnounced } from "../questions/use-announced";
import { UsedVariableDialog } from "./used-variable-dialog";
import { VariableEditor } from "./variable-editor";

const loadJudge = () => import("@/lib/survey/variable/faults");

/** A survey's background variables; what an automation fills stays until its mapping is changed. */
export function VariablesForm({
  surveyId,
  drafts,
  users,
  values,
  seen,
  save,
}: {
  surveyId: string;
  drafts: VariableDraft[];
  users: readonly SurveyUser[];
  /** How many respondents have a value, by the variable's name. */
  values: Readonly<Record<string, number>>;
  seen: string;
  save: SavedEdit<{ variables: Variable[] }>;
}) {
  const t = useTranslations("survey.variables");
  const form = useForm<VariablesDraft>({ defaultValues: { variables: drafts } });
  const list = useFieldArray({ control: form.control, name: "variables" });
  const written = useWatch({ control: form.control, name: "variables" });
  const [asked, setAsked] = useState<number | null>(null);
  const [strict, setStrict] = useState(false);
  const announced = useAnnounced();
  const variables = written.map(variableOfDraft);
  const judge = useLate(loadJudge, form.formState.isDirty || strict);
  const faults = judge?.faultsOfVariables(written) ?? [];
  const usersOf = (name: string) => (name ? users.filter((user) => user.variables.includes(name)) : []);
  const wanted = asked === null ? undefined : written[asked];

  function move(i: number, by: -1 | 1) {
    list.move(i, i + by);
    announced.say(t("moved", { from: i + 1, to: i + by + 1 }));
  }

  function drop(i: number) {
    const gone = structuredClone(form.getValues(`variables.${i}`));
    list.remove(i);
    setAsked(null);
    announced.say(t("deleted", { name: gone.name }), () => list.insert(i, gone));
  }

  return (
    <>
      <EditForm
        value={variables}
        problems={
          strict
            ? faults.map((fault) => ({
                text: t(`fault.${fault.part}`, { number: fault.variable + 1, message: fault.message }),
                control: `variable-${fault.variable}`,
              }))
            : []
        }
        check={() => {
          if (faults.length > 0) setStrict(true);
          return faults.length === 0;
        }}
        seen={seen}
        save={
          save &&
          (async (digest) => {
            // Who is faster than what judges comes here.
            if ((await loadJudge()).faultsOfVariables(form.getValues("variables")).length > 0) {
              setStrict(true);
              return null;
            }
            const outcome = await save(null, { id: surveyId, seen: digest, variables });
            if (outcome?.ok)
              for (const [i, { name }] of variables.entries()) form.setValue(`variables.${i}.was`, name);
            return outcome;
          })
        }
        aside={<WhatFor />}
      >
        <UndoStrip said={announced.said} onUndo={announced.undo} />
        {list.fields.length === 0 ? (
          <EmptyState title={t("empty")}>{save ? t("emptyText") : t("emptyViewer")}</EmptyState>
        ) : (
          <ol className="grid gap-3">
            {list.fields.map((field, i) => (
              <VariableEditor
                key={field.id}
                form={form}
                position={i}
                count={list.fields.length}
                users={users}
                usersOf={usersOf}
                values={values[written[i]?.was ?? ""] ?? 0}
                faults={strict ? faultsAt(faults, i) : []}
                mayAct={save !== null}
                onMove={(by) => move(i, by)}
                onDelete={() => {
                  const was = written[i]?.was ?? "";
                  if (usersOf(was).length > 0 || (values[was] ?? 0) > 0) setAsked(i);
                  else drop(i);
                }}
              />
            ))}
          </ol>
        )}
        {save ? (
          <Button
            className="mt-3"
            variant={list.fields.length === 0 ? "primary" : "default"}
            onClick={() => {
              announced.say("");
              list.append(newVariable(), { focusName: `variables.${list.fields.length}.name` });
            }}
          >
            <Plus size={14} aria-hidden />
            {t("add")}
          </Button>
        ) : null}
      </EditForm>
      {asked === null || !wanted ? null : usersOf(wanted.was).length > 0 ? (
        <UsedVariableDialog name={wanted.was} users={usersOf(wanted.was)} onClose={() => setAsked(null)} />
      ) : (
        <ConfirmDialog
          title={t("confirm.title", { name: wanted.name })}
          description={t("confirm.text", { count: values[wanted.was] ?? 0 })}
          submit={t("confirm.submit")}
          onClose={() => setAsked(null)}
          onSubmit={() => drop(asked)}
        />
      )}
    </>
  );
}

function WhatFor() {
  const t = useTranslations("survey.variables");
  return (
    <section aria-labelledby="what-for">
      <h2 id="what-for" className="mb-2.5">
        {t("aside")}
      </h2>
      <Panel>
        <PanelBody className="text-sm text-body">{t("asideText", { example: "{{OrderId}}" })}</PanelBody>
      </Panel>
    </section>
  );
}

function faultsAt(faults: readonly VariableFault[], i: number): VariableFault[] {
  return faults.filter(({ variable }) => variable === i);
}
