"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import type { Act } from "@/components/form/outcome";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import { keyPlaceholder } from "@/lib/automation/setup/code-samples";
import type { Connection } from "@/lib/delivery/trial/connection";
import { HookKey, HookUrl } from "./hook-access";
import { useKnownKey } from "./known-keys";
import { SenderSecret } from "./sender-secret";
import { useConnection } from "./use-connection";

/** What a person does in the sender's system, in its own words and the reader's language. */
export type SenderSetUp = {
  id: string;
  name: string;
  authentication: "signature" | "basic" | "key";
  /** The way through its menus. */
  where: string[];
  /** What its form calls the URL. */
  url: string;
  secret: string | null;
  choose: string | null;
  /** What is pasted there beside the URL: `{url}` and `{key}` become this hook's own. */
  paste: { where: string; text: string } | null;
  test: string;
  /** Where the vendor writes about its webhooks. */
  docs: string;
  /** The parameter that carries the key where it can only stand in the URL. */
  keyInUrl: string | null;
  /** The header of its signature. */
  header: string | null;
  signsTime: boolean;
  /** It brings its secret when it shakes hands. */
  bringsSecret: boolean;
};

/** How to connect a system that we know: where to click there, what to paste, and what to bring back. */
export function SenderGuide({
  setUp,
  automationId,
  url,
  first,
  saveSecret,
  ...access
}: {
  setUp: SenderSetUp;
  automationId: string;
  url: string;
  first: Connection;
  saveSecret: Act<{ id: string; secret: string | null }>;
} & Pick<ComponentProps<typeof HookKey>, "makeFirstKey" | "makeNewKey">) {
  const t = useTranslations("wizard.connection.guide");
  const known = useKnownKey(automationId);
  const { connection, refetch } = useConnection(automationId, null, false, first);
  const { name, where, choose, paste, secret, keyInUrl } = setUp;
  const signs = setUp.authentication === "signature";
  const address = keyInUrl && known ? `${url}?${keyInUrl}=${encodeURIComponent(known)}` : url;
  const key = <HookKey automationId={automationId} keys={connection.keys} {...access} />;
  return (
    <Panel className="mt-6">
      <ol>
        <Step number={1} title={t("open", { name })}>
          <p className="flex flex-wrap items-center gap-1.5 text-sm">
            {where.map((menu, i) => (
              <span key={menu} className="inline-flex items-center gap-1.5">
                {i > 0 ? <ChevronRight size={14} aria-hidden className="text-muted-foreground" /> : null}
                <span className="rounded-md border px-2 py-0.5 wrap-anywhere">{menu}</span>
              </span>
            ))}
          </p>
        </Step>
        <Step number={2} title={t("fill")}>
          <HookUrl url={address} hint={t("urlHint", { name, field: setUp.url })} />
          {choose ? <p className="mt-2.5 text-sm text-body">{choose}</p> : null}
          {paste ? (
            <Paste
              where={paste.where}
              text={paste.text.replace("{url}", url).replace("{key}", known ?? keyPlaceholder)}
            />
          ) : null}
        </Step>
        <Step number={3} title={signs ? t("bring", { name }) : t("give")}>
          {secret ? <p className="mb-3 text-sm text-body">{secret}</p> : null}
          {signs ? (
            <SenderSecret
              automationId={automationId}
              name={name}
              secret={connection.secret}
              bringsSecret={setUp.bringsSecret}
              save={saveSecret}
              onSaved={refetch}
            />
          ) : (
            key
          )}
        </Step>
      </ol>
    </Panel>
  );
}

/** A text that is pasted into the sender's system. */
function Paste({ where, text }: { where: string; text: string }) {
  const t = useTranslations("wizard.connection.guide");
  return (
    <>
      <p className="mt-2.5 text-sm text-body">{where}</p>
      <div className="mt-2 overflow-hidden rounded-md border bg-sunken">
        <div className="flex justify-end border-b py-1 pr-1.5">
          <CopyButton text={text} what={t("paste")} variant="ghost" />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <pre className="max-h-[320px] overflow-auto p-3 text-xs/5" tabIndex={0}>
          {text}
        </pre>
      </div>
    </>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)] gap-3.5 border-b p-4 last:border-b-0">
      <span
        aria-hidden
        className="grid size-6 place-items-center rounded-full border border-border-strong text-xs font-semibold text-body"
      >
        {number}
      </span>
      <div className="min-w-0">
        <h2 className="mb-2 text-base leading-6">{title}</h2>
        {children}
      </div>
    </li>
  );
}
