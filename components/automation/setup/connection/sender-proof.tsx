"use client";
import { Handshake } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Banner } from "@/components/ui/banner";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { SenderSetUp } from "./sender-guide";
import { SenderSecret } from "./sender-secret";

/** How the sender of a finished automation proves who it is: its secret, saved at once, and its last handshake. */
export function SenderProof({
  automationId,
  sender,
  setUp,
  secret,
  lastHandshakeAt,
  save,
}: {
  automationId: string;
  /** The sender as it is chosen now, which may not be saved yet. */
  sender: string;
  /** Of the sender as it is saved; null for a system that we do not know. */
  setUp: SenderSetUp | null;
  lastHandshakeAt: string | null;
} & Pick<ComponentProps<typeof SenderSecret>, "secret" | "save">) {
  const t = useTranslations("wizard.connection.guide");
  const router = useRouter();
  if (sender !== (setUp?.id ?? "generic")) {
    const name = setUp?.name ?? "";
    return secret.state === "none" ? null : (
      <Banner kind="warning" className="mt-4" role="status" title={t("goes", { name })} />
    );
  }
  if (!setUp || (setUp.authentication !== "signature" && !lastHandshakeAt)) return null;
  return (
    <Panel className="mt-4 grid gap-3 p-4">
      {setUp.authentication === "signature" ? (
        <>
          {setUp.secret ? <p className="text-sm text-body">{setUp.secret}</p> : null}
          <SenderSecret
            automationId={automationId}
            name={setUp.name}
            secret={secret}
            bringsSecret={setUp.bringsSecret}
            save={save}
            onSaved={() => router.refresh()}
          />
        </>
      ) : null}
      {lastHandshakeAt ? (
        <p className="flex items-start gap-2 text-sm text-body">
          <Handshake size={16} aria-hidden className="mt-0.5 shrink-0 text-success" />
          <span>
            {t.rich(setUp.bringsSecret ? "shookKept" : "shook", {
              name: setUp.name,
              at: () => <Moment at={lastHandshakeAt} bare />,
            })}
          </span>
        </p>
      ) : null}
    </Panel>
  );
}
