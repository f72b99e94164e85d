"use client";
import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act, Outcome } from "@/components/form/outcome";
import { Banner } from "@/components/ui/banner";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Connection } from "@/lib/delivery/trial/connection";
import { rememberKey, useKnownKey } from "./known-keys";
import { RotateKey } from "./rotate-key";

/** A hook's address and key. The key is made where none is, and shown in the tab that made it. */
export function HookAccess({
  url,
  reach,
  ...key
}: { url: string; reach: Reach } & ComponentProps<typeof HookKey>) {
  return (
    <>
      <ReachBanner reach={reach} />
      <Panel className="mt-6 grid gap-5 p-4">
        <HookUrl url={url} />
        <HookKey {...key} />
      </Panel>
    </>
  );
}

/** From where the address can be reached. */
export type Reach = "machine" | "network" | "anybody";

/** Says where the address cannot be reached by others. */
export function ReachBanner({ reach }: { reach: Reach }) {
  const t = useTranslations("wizard.connection");
  if (reach === "anybody") return null;
  return (
    <Banner kind="warning" className="mt-6" title={t(`reach.${reach}`)}>
      {t.rich("reach.text", { code: (text: ReactNode) => <code>{text}</code> })}
    </Banner>
  );
}

/** A hook's address, to be copied. */
export function HookUrl({ url, hint }: { url: string; hint?: ReactNode }) {
  const t = useTranslations("wizard.connection");
  return (
    <Field label={t("url")} hint={hint ?? t("urlHint")}>
      {(control) => (
        <div className="flex gap-2">
          <Secret {...control} value={url} />
          <CopyButton text={url} what={t("copyUrl")} size="md" />
        </div>
      )}
    </Field>
  );
}

/** A hook's key: made where none is, shown in the tab that made it. */
export function HookKey({
  automationId,
  keys,
  makeFirstKey,
  makeNewKey,
}: {
  automationId: string;
  keys: Connection["keys"];
  makeFirstKey: Act<{ id: string }, string | null>;
  makeNewKey: Act<{ id: string; overlap: string }, string>;
}) {
  const t = useTranslations("wizard.connection");
  const known = useKnownKey(automationId);
  const [refused, setRefused] = useState<Outcome<string | null>>(null);
  const [, start] = useTransition();
  const asked = useRef(false);
  const none = keys.length === 0 && known === null;

  useEffect(() => {
    if (!none || asked.current) return;
    asked.current = true;
    start(async () => {
      const outcome = await makeFirstKey(null, { id: automationId });
      if (outcome?.ok && outcome.value) rememberKey(automationId, outcome.value);
      if (outcome && !outcome.ok) setRefused(outcome);
    });
  }, [none, automationId, makeFirstKey]);

  const [newest, ...older] = keys;
  const masked = newest ? `${newest.prefix}${"•".repeat(24)}${newest.last4}` : "";
  const hint = known ? (
    <span className="flex items-start gap-1.5 text-warning">
      <Info size={14} aria-hidden className="mt-[3px] shrink-0" />
      {t("once")}
    </span>
  ) : newest ? (
    t.rich("known", {
      isUsed: newest.lastUsedAt ? "yes" : "no",
      made: () => <Moment at={newest.createdAt} bare />,
      used: () => <Moment at={newest.lastUsedAt ?? newest.createdAt} bare />,
    })
  ) : (
    t("making")
  );
  return (
    <div className="grid gap-5">
      <ActionError state={refused} />
      <Field label={t("key")} hint={hint}>
        {(control) => (
          <div className="flex flex-wrap gap-2">
            <Secret {...control} value={known ?? masked} />
            {known ? <CopyButton text={known} what={t("copyKey")} variant="primary" size="md" /> : null}
            {none ? null : <RotateKey automationId={automationId} make={makeNewKey} />}
          </div>
        )}
      </Field>
      {older[0]?.expiresAt ? (
        <p className="-mt-3 text-sm text-muted-foreground">
          {t.rich("older", {
            count: older.length,
            until: () => <Moment at={older[0]!.expiresAt!} look="short" bare />,
          })}
        </p>
      ) : null}
    </div>
  );
}

function Secret(props: ComponentProps<"input">) {
  return (
    <Input
      readOnly
      spellCheck={false}
      autoComplete="off"
      onFocus={(event) => event.currentTarget.select()}
      {...props}
      className="min-w-40 flex-1 bg-surface font-mono text-sm read-only:bg-surface max-md:text-sm"
    />
  );
}
