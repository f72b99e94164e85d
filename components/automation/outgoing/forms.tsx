"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import type { Act } from "@/components/form/outcome";
import { Panel } from "@/components/ui/panel";
import { PostTest, type TestedPost } from "./post-test";
import { type Posted, PostedFields, type PostedSource } from "./posted-fields";
import { headersOf, type Receiver, ReceiverFields, type SecretActs } from "./receiver";
import { OutgoingSettings, type OutgoingSettingsValue } from "./settings";

type Edit<V> = { automationId: string; seen: string; save: SavedEdit<V> };

/** What a finished outgoing webhook posts. */
export function PostedForm({
  automationId,
  values,
  source,
  seen,
  save,
}: Edit<Posted> & { values: Posted; source: PostedSource }) {
  const [value, setValue] = useState(values);
  return (
    <EditForm
      value={value}
      problems={[]}
      seen={seen}
      save={save && ((digest) => save(null, { id: automationId, seen: digest, ...value }))}
      aside={null}
    >
      <PostedFields value={value} source={source} onChange={setValue} />
    </EditForm>
  );
}

/** Where a finished outgoing webhook posts. */
export function ReceiverForm({
  automationId,
  values,
  hasSecret,
  acts,
  test,
  seen,
  save,
}: Edit<{ url: string; headers: Record<string, string> }> & {
  values: Receiver;
  hasSecret: boolean;
  acts: SecretActs | null;
  test: Act<{ id: string; url: string }, TestedPost> | null;
}) {
  const t = useTranslations("outgoing.receiver");
  const [value, setValue] = useState(values);
  const input = { url: value.url.trim(), headers: headersOf(value) };
  const missing = input.url === "";
  return (
    <EditForm
      value={input}
      problems={[]}
      check={() => !missing}
      seen={seen}
      save={save && ((digest) => save(null, { id: automationId, seen: digest, ...input }))}
      aside={null}
    >
      <ReceiverFields
        automationId={automationId}
        value={value}
        error={missing ? t("urlMissing") : undefined}
        secret={{ exists: hasSecret, acts }}
        onChange={setValue}
      />
      {test ? <PostTest automationId={automationId} url={value.url} test={test} /> : null}
    </EditForm>
  );
}

/** The name and the rule of a finished outgoing webhook. */
export function OutgoingSettingsForm({
  automationId,
  values,
  seen,
  save,
}: Edit<OutgoingSettingsValue> & { values: OutgoingSettingsValue }) {
  const t = useTranslations("wizard.settings.fault");
  const [value, setValue] = useState(values);
  const nameless = value.name.trim() === "";
  return (
    <EditForm
      value={value}
      problems={[]}
      check={() => !nameless}
      seen={seen}
      save={save && ((digest) => save(null, { id: automationId, seen: digest, ...value }))}
      aside={null}
    >
      <Panel className="grid gap-6 p-4">
        <OutgoingSettings value={value} nameError={nameless ? t("name") : undefined} onChange={setValue} />
      </Panel>
    </EditForm>
  );
}
