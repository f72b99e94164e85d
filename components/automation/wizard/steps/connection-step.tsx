"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeSamples } from "@/components/automation/setup/connection/code-samples";
import { HookAccess } from "@/components/automation/setup/connection/hook-access";
import { useKnownKey } from "@/components/automation/setup/connection/known-keys";
import { ConnectionTest } from "@/components/automation/setup/connection/test-panel";
import type { Include } from "@/components/automation/setup/fields/include";
import type { Act } from "@/components/form/outcome";
import type { Connection } from "@/lib/delivery/trial/connection";
import type { ExampleAnswer } from "@/lib/delivery/trial/send-example";
import { type Saved, StepForm } from "../step-form";

/** Step 4: address, key, samples, and a first request. */
export function ConnectionStep({
  automationId,
  url,
  reach,
  example,
  first,
  save,
  makeFirstKey,
  makeNewKey,
  sendExample,
  include,
}: {
  automationId: string;
  url: string;
  reach: "machine" | "network" | "anybody";
  example: string;
  first: Connection;
  save: Act<Saved<object>>;
  makeFirstKey: Act<{ id: string }, string | null>;
  makeNewKey: Act<{ id: string; overlap: string }, string>;
  sendExample: Act<{ id: string }, ExampleAnswer>;
  include: Include;
}) {
  const t = useTranslations("wizard.connection");
  const known = useKnownKey(automationId);
  const [success, setSuccess] = useState(first.tests.some(({ ok }) => ok));
  return (
    <StepForm
      automationId={automationId}
      step="connection"
      save={save}
      collect={() => ({})}
      dirty={false}
      blocked={success ? null : t("needTest")}
    >
      <HookAccess
        automationId={automationId}
        url={url}
        reach={reach}
        keys={first.keys}
        makeFirstKey={makeFirstKey}
        makeNewKey={makeNewKey}
      />
      <CodeSamples url={url} apiKey={known} example={example} />
      <ConnectionTest
        automationId={automationId}
        url={url}
        first={first}
        sendExample={sendExample}
        include={include}
        onSuccess={setSuccess}
      />
    </StepForm>
  );
}
