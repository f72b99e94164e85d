"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  HookAccess,
  HookKey,
  type Reach,
  ReachBanner,
} from "@/components/automation/setup/connection/hook-access";
import { useKnownKey } from "@/components/automation/setup/connection/known-keys";
import { SenderGuide, type SenderSetUp } from "@/components/automation/setup/connection/sender-guide";
import { ConnectionTest } from "@/components/automation/setup/connection/test-panel";
import type { Include } from "@/components/automation/setup/fields/include";
import type { Act } from "@/components/form/outcome";
import { Panel } from "@/components/ui/panel";
import type { Connection } from "@/lib/delivery/trial/connection";
import type { ExampleAnswer } from "@/lib/delivery/trial/send-example";
import { type Saved, StepForm } from "../step-form";

/** Loaded where it is seen: a known sender has its own guide. */
const CodeSamples = dynamic(
  async () => (await import("@/components/automation/setup/connection/code-samples")).CodeSamples,
);

/** Step 4: address, key, samples, and a first request. */
export function ConnectionStep({
  automationId,
  url,
  reach,
  setUp,
  example,
  first,
  save,
  makeFirstKey,
  makeNewKey,
  saveSecret,
  sendExample,
  include,
}: {
  automationId: string;
  url: string;
  reach: Reach;
  /** How the sender is set up; null for a system that we do not know. */
  setUp: SenderSetUp | null;
  example: string;
  first: Connection;
  save: Act<Saved<object>>;
  makeFirstKey: Act<{ id: string }, string | null>;
  makeNewKey: Act<{ id: string; overlap: string }, string>;
  saveSecret: Act<{ id: string; secret: string | null }>;
  sendExample: Act<{ id: string }, ExampleAnswer>;
  include: Include;
}) {
  const t = useTranslations("wizard.connection");
  const known = useKnownKey(automationId);
  const [success, setSuccess] = useState(first.tests.some(({ ok }) => ok));
  const access = { automationId, url, reach, keys: first.keys, makeFirstKey, makeNewKey };
  const samples = <CodeSamples url={url} apiKey={known} example={example} />;
  return (
    <StepForm
      automationId={automationId}
      step="connection"
      save={save}
      collect={() => ({})}
      dirty={false}
      blocked={success ? null : t("needTest")}
    >
      {setUp ? (
        <>
          <ReachBanner reach={reach} />
          <SenderGuide
            setUp={setUp}
            url={url}
            first={first}
            saveSecret={saveSecret}
            {...{ automationId, makeFirstKey, makeNewKey }}
          />
        </>
      ) : (
        <HookAccess {...access} />
      )}
      {setUp === null ? (
        samples
      ) : setUp.authentication === "signature" ? (
        <details className="mt-3">
          <summary className="min-h-8 cursor-pointer rounded-sm text-sm">{t("guide.instead")}</summary>
          <Panel className="mt-2 p-4">
            <HookKey keys={first.keys} {...{ automationId, makeFirstKey, makeNewKey }} />
          </Panel>
          {samples}
        </details>
      ) : null}
      <ConnectionTest
        automationId={automationId}
        url={url}
        sender={setUp}
        first={first}
        sendExample={sendExample}
        include={include}
        onSuccess={setSuccess}
      />
    </StepForm>
  );
}
