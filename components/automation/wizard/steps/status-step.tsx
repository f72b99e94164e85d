"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Act } from "@/components/form/outcome";
import { Panel } from "@/components/ui/panel";
import { SwitchRow } from "@/components/ui/switch";
import { type Saved, StepForm } from "../step-form";
import { ClosedSurvey } from "./closed-survey";

type Input = { enabled: boolean };

/** Step 7: whether it begins to work at once. */
export function StatusStep({
  automationId,
  enabled: stored,
  posts,
  survey,
  save,
  openSurvey,
}: {
  automationId: string;
  enabled: boolean;
  /** It posts what is answered, and invites nobody. */
  posts: boolean;
  survey: Parameters<typeof ClosedSurvey>[0]["survey"];
  save: Act<Saved<Input>>;
  openSurvey: Act<{ id: string }>;
}) {
  const t = useTranslations("wizard.status");
  const [enabled, setEnabled] = useState(stored);
  return (
    <StepForm<Input>
      automationId={automationId}
      step="status"
      save={save}
      collect={() => ({ enabled })}
      dirty={enabled !== stored}
    >
      <ClosedSurvey automationId={automationId} survey={survey} open={openSurvey} />
      <Panel className="mt-6 p-4">
        <SwitchRow
          label={t("enabled")}
          hint={posts ? t(enabled ? "postsText" : "holdsText") : t(enabled ? "enabledText" : "disabledText")}
          checked={enabled}
          onCheckedChange={setEnabled}
        />
      </Panel>
    </StepForm>
  );
}
