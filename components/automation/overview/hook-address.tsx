import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Moment } from "@/components/ui/moment";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";

type KeyTrace = { prefix: string; last4: string; expiresAt: string | null; lastUsedAt: string | null };

/** The address that requests are posted to, whom it can be reached by, and the traces of its keys. */
export function HookAddress({
  url,
  reach,
  keys,
  children,
}: {
  url: string;
  reach: "machine" | "network" | "anybody";
  keys: readonly KeyTrace[];
  /** What may be done with the keys. */
  children?: ReactNode;
}) {
  const t = useTranslations("automation.hook");
  const code = (words: ReactNode) => <code>{words}</code>;
  return (
    <Panel>
      <PanelHead title={t("title")} />
      <PanelBody>
        <div className="flex items-center gap-2">
          <code className="min-w-0 grow truncate text-sm" title={url}>
            {url.replace(/^https?:\/\/[^/]+/, "…")}
          </code>
          <CopyButton text={url} what={t("title")} />
        </div>
        {reach === "anybody" ? null : (
          <p className="mt-2 rounded-md border border-warning-line bg-warning-soft px-2.5 py-1.5 text-xs">
            {t.rich(reach, { code })}
          </p>
        )}
        <ul className="mt-2 grid gap-0.5 text-xs text-muted-foreground">
          {keys.map(({ prefix, last4, expiresAt, lastUsedAt }) => (
            <li key={prefix + last4}>
              {t.rich("key", { prefix, last4, code })},{" "}
              {lastUsedAt ? t.rich("used", { date: () => <Moment at={lastUsedAt} /> }) : t("unused")}
              {expiresAt ? (
                <>, {t.rich("until", { date: () => <Moment at={expiresAt} look="short" /> })}</>
              ) : null}
            </li>
          ))}
        </ul>
        {children}
      </PanelBody>
    </Panel>
  );
}
