"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError, useFieldError } from "../form/action-error";
import type { FormAct } from "../form/outcome";
import { SelectField, TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SubmitButton } from "../ui/submit-button";
import { SwitchRow } from "../ui/switch";
import { DayChoice } from "./day-choice";
import { Saved } from "./saved";
import { useKeptForm } from "./use-kept-form";

type Window = { days: number[]; from: string; to: string };

/** What a workspace's form shows at first. */
export type WorkspaceValues = {
  name: string;
  timeZone: string;
  contactFrequencyDays: number | null;
  payloadRetentionDays: number;
  sendingWindow: Window | null;
};

const officeHours: Window = { days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" };

export function WorkspaceForm({
  values,
  zones,
  editable,
  save,
}: {
  values: WorkspaceValues;
  zones: readonly string[];
  editable: boolean;
  save: FormAct;
}) {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const { state, send, kept } = useKeptForm(save);
  const errorOf = useFieldError(state);
  return (
    <form action={send} noValidate className="grid max-w-[640px] gap-6">
      <ActionError state={state} />
      {editable ? null : <p className="text-muted-foreground">{t("readOnly")}</p>}
      <fieldset disabled={!editable} className="grid gap-6">
        <Panel>
          <PanelHead title={t("tabs.workspace")} />
          <PanelBody className="grid gap-[18px]">
            <TextField
              label={t("workspace.name")}
              name="name"
              required
              maxLength={200}
              defaultValue={kept("name", values.name)}
              hint={t("workspace.nameHint")}
              error={errorOf("name")}
            />
            <SelectField
              label={t("workspace.timeZone")}
              name="timeZone"
              key={kept("timeZone", values.timeZone)}
              defaultValue={kept("timeZone", values.timeZone)}
              hint={t("workspace.timeZoneHint")}
              error={errorOf("timeZone")}
            >
              {(zones.includes(values.timeZone) ? zones : [values.timeZone, ...zones]).map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </SelectField>
          </PanelBody>
        </Panel>
        <Sending {...{ values, errorOf, kept, editable }} />
      </fieldset>
      {editable ? (
        <div className="flex items-center gap-3">
          <SubmitButton variant="primary">{ui("save")}</SubmitButton>
          <Saved state={state} />
        </div>
      ) : null}
    </form>
  );
}

function Sending({
  values,
  errorOf,
  kept,
  editable,
}: {
  values: WorkspaceValues;
  errorOf: (field: string) => string | undefined;
  kept: (name: string, value?: string | number) => string;
  editable: boolean;
}) {
  const t = useTranslations("settings.workspace");
  const [windowed, setWindowed] = useState(values.sendingWindow !== null);
  const window = values.sendingWindow ?? officeHours;
  return (
    <Panel>
      <PanelHead title={t("sending")} />
      <PanelBody className="grid gap-[18px]">
        <TextField
          label={t("frequency")}
          name="contactFrequencyDays"
          inputMode="numeric"
          maxLength={20}
          defaultValue={kept("contactFrequencyDays", values.contactFrequencyDays ?? "")}
          hint={t("frequencyHint")}
          error={errorOf("contactFrequencyDays")}
        />
        <SwitchRow
          label={t("window")}
          hint={t("windowHint")}
          checked={windowed}
          onCheckedChange={setWindowed}
          disabled={!editable}
        />
        <input type="hidden" name="windowed" value={windowed ? "yes" : "no"} />
        {windowed ? (
          <>
            <DayChoice label={t("days")} days={window.days} error={errorOf("sendingWindow.days")} />
            <div className="grid grid-cols-2 gap-3.5">
              <TextField
                label={t("from")}
                name="from"
                type="time"
                required
                defaultValue={kept("from", window.from)}
                error={errorOf("sendingWindow.from")}
              />
              <TextField
                label={t("to")}
                name="to"
                type="time"
                required
                defaultValue={kept("to", window.to)}
                error={errorOf("sendingWindow.to")}
              />
            </div>
          </>
        ) : null}
        <TextField
          label={t("retention")}
          name="payloadRetentionDays"
          inputMode="numeric"
          maxLength={20}
          required
          defaultValue={kept("payloadRetentionDays", values.payloadRetentionDays)}
          hint={t("retentionHint")}
          error={errorOf("payloadRetentionDays")}
        />
      </PanelBody>
    </Panel>
  );
}
