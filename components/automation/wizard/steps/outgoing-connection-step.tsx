"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PostTest, type TestedPost } from "@/components/automation/outgoing/post-test";
import {
  headersOf,
  type Receiver,
  ReceiverFields,
  type SecretActs,
} from "@/components/automation/outgoing/receiver";
import type { Act } from "@/components/form/outcome";
import { type Saved, StepForm } from "../step-form";

type Input = { url: string | null; headers: Record<string, string> };

/** Step 4 of what goes out: where to, signed with what, and a try. */
export function OutgoingConnectionStep({
  automationId,
  values,
  hasSecret,
  acts,
  save,
  test,
}: {
  automationId: string;
  values: Receiver;
  hasSecret: boolean;
  acts: SecretActs;
  save: Act<Saved<Input>>;
  test: Act<{ id: string; url: string }, TestedPost>;
}) {
  const t = useTranslations("outgoing.receiver");
  const [value, setValue] = useState(values);
  const [loud, setLoud] = useState(false);
  const missing = value.url.trim() === "";
  return (
    <StepForm<Input>
      automationId={automationId}
      step="connection"
      save={save}
      collect={(asked) => {
        if (asked && missing) setLoud(true);
        if (asked && missing) return null;
        return { url: missing ? null : value.url.trim(), headers: headersOf(value) };
      }}
      dirty={value !== values}
    >
      <ReceiverFields
        automationId={automationId}
        value={value}
        error={loud && missing ? t("urlMissing") : undefined}
        secret={{ exists: hasSecret, acts }}
        onChange={setValue}
      />
      <PostTest automationId={automationId} url={value.url} test={test} />
    </StepForm>
  );
}
