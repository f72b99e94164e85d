"use client";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import type { Act } from "@/components/form/outcome";
import { Panel } from "@/components/ui/panel";
import { SwitchRow } from "@/components/ui/switch";
import { type Saved, StepForm } from "../step-form";
import { ClosedSurvey } from "./closed-survey";

type Input = { enabled: boolean };

/** Step 7: whether it begins to work at once. */
export function StatusStep({
  automationId,
  enabled,
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
  const form = useForm({ defaultValues: { enabled } });
  const on = form.watch("enabled");
  return (
    <StepForm<Input>
      automationId={automationId}
      step="status"
      save={save}
      collect={() => form.getValues()}
      dirty={form.formState.isDirty}
    >
      <ClosedSurvey automationId={automationId} survey={survey} open={openSurvey} />
      <Panel className="mt-6 p-4">
        <Controller
          control={form.control}
          name="enabled"
          render={({ field }) => (
            <SwitchRow
              label={t("enabled")}
              hint={posts ? t(on ? "postsText" : "holdsText") : t(on ? "enabledText" : "disabledText")}
              checked={field.value}
              onCheckedChange={field.onChange}
            />
          )}
        />
      </Panel>
    </StepForm>
  );
}
