"use client";
import { useTranslations } from "next-intl";
import type { Act } from "@/components/form/outcome";
import { CopyButton } from "@/components/ui/copy-button";
import { useKnownKey } from "../setup/connection/known-keys";
import { RotateKey } from "../setup/connection/rotate-key";

/** Makes another key of a hook, and shows a key for as long as the page that made it is open. */
export function NewKey({
  automationId,
  make,
}: {
  automationId: string;
  make: Act<{ id: string; overlap: string }, string>;
}) {
  const t = useTranslations("wizard.connection");
  const known = useKnownKey(automationId);
  return (
    <>
      {known ? (
        <div role="status" className="mt-2.5 rounded-md border bg-sunken p-2.5">
          <div className="flex items-start gap-2">
            <code className="min-w-0 grow text-xs wrap-anywhere">{known}</code>
            <CopyButton text={known} what={t("copyKey")} />
          </div>
          <p className="mt-1 text-xs text-warning">{t("once")}</p>
        </div>
      ) : null}
      <RotateKey automationId={automationId} make={make} size="sm" className="mt-2.5" />
    </>
  );
}
