"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OutgoingSettings, type OutgoingSettingsValue } from "@/components/automation/outgoing/settings";
import type { Act } from "@/components/form/outcome";
import { Panel } from "@/components/ui/panel";
import { type Saved, StepForm } from "../step-form";

/** Step 5 of what goes out: its name, and when it is disabled by itself. */
export function OutgoingSettingsStep({
  automationId,
  values,
  save,
}: {
  automationId: string;
  values: OutgoingSettingsValue;
  save: Act<Saved<OutgoingSettingsValue>>;
}) {
  const t = useTranslations("wizard.settings.fault");
  const [value, setValue] = useState(values);
  const [loud, setLoud] = useState(false);
  const nameless = value.name.trim() === "";
  return (
    <StepForm<OutgoingSettingsValue>
      automationId={automationId}
      step="settings"
      save={save}
      collect={(asked) => {
        if (nameless && asked) setLoud(true);
        return nameless ? null : value;
      }}
      dirty={value !== values}
    >
      <Panel className="mt-6 grid gap-6 p-4">
        <OutgoingSettings
          value={value}
          nameError={loud && nameless ? t("name") : undefined}
          onChange={setValue}
        />
      </Panel>
    </StepForm>
  );
}
