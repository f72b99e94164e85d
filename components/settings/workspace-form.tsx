"use client";
import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import type { WorkspaceSettings } from "@/lib/workspace/settings-schema";
import { ActionForm, useActionForm } from "../form/action-form";
import { FormNumber, FormSelect, FormText } from "../form/controls";
import type { Act } from "../form/outcome";
import { Button } from "../ui/button";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SwitchRow } from "../ui/switch";
import { DayChoice } from "./day-choice";
import { Saved } from "./saved";

const officeHours = { days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" };

export function WorkspaceForm({
  values,
  zones,
  editable,
  save,
}: {
  values: WorkspaceSettings;
  zones: readonly string[];
  editable: boolean;
  save: Act<WorkspaceSettings>;
}) {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const form = useActionForm({
    schema: async () => (await import("@/lib/workspace/settings-schema")).workspaceSettings,
    values,
    act: (input) => save(null, input),
  });
  return (
    <ActionForm of={form} className="grid max-w-[640px] gap-6">
      {editable ? null : <p className="text-muted-foreground">{t("readOnly")}</p>}
      <fieldset disabled={!editable} className="grid gap-6">
        <Panel>
          <PanelHead title={t("tabs.workspace")} />
          <PanelBody className="grid gap-[18px]">
            <FormText
              name="name"
              label={t("workspace.name")}
              required
              maxLength={200}
              hint={t("workspace.nameHint")}
            />
            <FormSelect name="timeZone" label={t("workspace.timeZone")} hint={t("workspace.timeZoneHint")}>
              {(zones.includes(values.timeZone) ? zones : [values.timeZone, ...zones]).map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </FormSelect>
          </PanelBody>
        </Panel>
        <Sending first={values.sendingWindow} editable={editable} />
      </fieldset>
      {editable ? (
        <div className="flex items-center gap-3">
          <Button type="submit" variant="primary" disabled={form.pending}>
            {ui("save")}
          </Button>
          <Saved state={form.outcome} />
        </div>
      ) : null}
    </ActionForm>
  );
}

/** When mail may leave, how often to the same person, and how long payloads are kept. */
function Sending({ first, editable }: { first: WorkspaceSettings["sendingWindow"]; editable: boolean }) {
  const t = useTranslations("settings.workspace");
  const { field } = useController<WorkspaceSettings, "sendingWindow">({ name: "sendingWindow" });
  return (
    <Panel>
      <PanelHead title={t("sending")} />
      <PanelBody className="grid gap-[18px]">
        <FormNumber
          name="contactFrequencyDays"
          none={null}
          label={t("frequency")}
          min={1}
          max={3650}
          hint={t("frequencyHint")}
        />
        <SwitchRow
          label={t("window")}
          hint={t("windowHint")}
          checked={field.value !== null}
          onCheckedChange={(on) => field.onChange(on ? (first ?? officeHours) : null)}
          disabled={!editable}
        />
        {field.value ? (
          <>
            <DayChoice name="sendingWindow.days" label={t("days")} />
            <div className="grid grid-cols-2 gap-3.5">
              <FormText name="sendingWindow.from" label={t("from")} type="time" required />
              <FormText name="sendingWindow.to" label={t("to")} type="time" required />
            </div>
          </>
        ) : null}
        <FormNumber
          name="payloadRetentionDays"
          label={t("retention")}
          min={1}
          max={3650}
          required
          hint={t("retentionHint")}
        />
      </PanelBody>
    </Panel>
  );
}
