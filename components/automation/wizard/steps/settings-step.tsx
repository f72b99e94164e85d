"use client";
import { FormProvider, useForm } from "react-hook-form";
import { MessagePreview } from "@/components/automation/setup/sending/message-preview";
import { SendingFields, type SendingSource } from "@/components/automation/setup/sending/sending-fields";
import { checkedBy } from "@/components/form/checked-by";
import type { Act } from "@/components/form/outcome";
import { Panel } from "@/components/ui/panel";
import type { SendingForm } from "@/lib/automation/setup/settings-schema";
import { type Saved, StepForm } from "../step-form";
import { WizardAside } from "../wizard-aside";

type Props = SendingSource & { values: SendingForm; save: Act<Saved<SendingForm>> };

/** Step 6: name, message and delay. */
export function SettingsStep({ values, save, ...source }: Props) {
  const form = useForm<SendingForm>({
    resolver: checkedBy(async () => (await import("@/lib/automation/setup/settings-schema")).sendingForm),
    defaultValues: values,
    mode: "onTouched",
  });
  return (
    <FormProvider {...form}>
      <StepForm<SendingForm>
        automationId={source.automationId}
        step="settings"
        save={save}
        collect={async (loud) =>
          (await form.trigger(undefined, { shouldFocus: loud })) ? form.getValues() : null
        }
        dirty={form.formState.isDirty}
      >
        <Panel className="mt-6 grid gap-6 p-4">
          <SendingFields {...source} />
        </Panel>
        <WizardAside>
          <MessagePreview automationId={source.automationId} messageId={form.watch("messageId")} />
        </WizardAside>
      </StepForm>
    </FormProvider>
  );
}
