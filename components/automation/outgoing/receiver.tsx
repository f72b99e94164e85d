"use client";
import { Info, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useTransition } from "react";
import type { Act } from "@/components/form/outcome";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field, TextField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { rememberKey, useKnownKey } from "../setup/connection/known-keys";
import { RotateKey } from "../setup/connection/rotate-key";

/** Where is posted to: headers as rows, for a name is written before its value. */
export type Receiver = { url: string; headers: { id: string; name: string; value: string }[] };

/** Acts on the signing secret; each is known once. */
export type SecretActs = {
  makeFirst: Act<{ id: string }, string | null>;
  makeNew: Act<{ id: string; overlap: string }, string>;
};

/** The URL, the secret that posts are signed with, and headers of one's own. */
export function ReceiverFields({
  automationId,
  value,
  error,
  secret,
  onChange,
}: {
  automationId: string;
  value: Receiver;
  /** What is wrong with the URL. */
  error: string | undefined;
  secret: { exists: boolean; acts: SecretActs | null };
  onChange: (value: Receiver) => void;
}) {
  const t = useTranslations("outgoing.receiver");
  const put = (id: string, change: Partial<Receiver["headers"][number]>) =>
    onChange({
      ...value,
      headers: value.headers.map((header) => (header.id === id ? { ...header, ...change } : header)),
    });
  return (
    <Panel className="mt-6 grid gap-5 p-4">
      <TextField
        label={t("url")}
        type="url"
        inputMode="url"
        placeholder="https://crm.example.com/hooks/answers"
        hint={t("urlHint")}
        error={error}
        value={value.url}
        onChange={(event) => onChange({ ...value, url: event.target.value })}
      />
      <SigningSecret automationId={automationId} {...secret} />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-semibold">{t("headers")}</legend>
        {value.headers.map(({ id, name, value: text }) => (
          <div key={id} className="mb-2 grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto] gap-2">
            <Input
              aria-label={t("headerName")}
              value={name}
              onChange={(event) => put(id, { name: event.target.value })}
            />
            <Input
              aria-label={t("headerValue")}
              value={text}
              onChange={(event) => put(id, { value: event.target.value })}
            />
            <Button
              size="icon-sm"
              aria-label={t("headerRemove")}
              title={t("headerRemove")}
              onClick={() =>
                onChange({ ...value, headers: value.headers.filter((header) => header.id !== id) })
              }
            >
              <X size={14} aria-hidden />
            </Button>
          </div>
        ))}
        <Button
          size="sm"
          onClick={() =>
            onChange({
              ...value,
              headers: [...value.headers, { id: crypto.randomUUID(), name: "", value: "" }],
            })
          }
        >
          <Plus size={14} aria-hidden />
          {t("headerAdd")}
        </Button>
        <p className="mt-1.5 text-sm text-muted-foreground">{t("headersHint")}</p>
      </fieldset>
    </Panel>
  );
}

/** Headers as the API takes them: rows without a name are none. */
export function headersOf({ headers }: Receiver): Record<string, string> {
  return Object.fromEntries(
    headers.flatMap(({ name, value }) => (name.trim() === "" ? [] : [[name.trim(), value.trim()]])),
  );
}

function SigningSecret({
  automationId,
  exists,
  acts,
}: {
  automationId: string;
  exists: boolean;
  acts: SecretActs | null;
}) {
  const t = useTranslations("outgoing.receiver");
  const known = useKnownKey(automationId);
  const [, start] = useTransition();
  const asked = useRef(false);
  useEffect(() => {
    if (exists || known !== null || !acts || asked.current) return;
    asked.current = true;
    start(async () => {
      const outcome = await acts.makeFirst(null, { id: automationId });
      if (outcome?.ok && outcome.value) rememberKey(automationId, outcome.value);
    });
  }, [exists, known, acts, automationId]);
  const once = (
    <span className="flex items-start gap-1.5 text-warning">
      <Info size={14} aria-hidden className="mt-[3px] shrink-0" />
      {t("once")}
    </span>
  );
  return (
    <Field label={t("secret")} hint={known ? once : t("secretHint")}>
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Input
            {...control}
            readOnly
            className="min-w-0 flex-1 font-mono text-sm"
            value={known ?? `whsec_${"•".repeat(24)}`}
          />
          {known ? <CopyButton text={known} what={t("copySecret")} variant="primary" size="md" /> : null}
          {acts && (exists || known) ? (
            <RotateKey automationId={automationId} make={acts.makeNew} of="secret" />
          ) : null}
        </div>
      )}
    </Field>
  );
}
