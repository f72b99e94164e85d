"use client";
import dynamic from "next/dynamic";
import type { MailState } from "@/lib/invitation/mail-state";
import type { Act } from "../form/outcome";
import { useMailState } from "../mail/mail-state";
import type { SendTrial } from "../mail/trial";
import { cn } from "../ui/cn";

/** Loaded where something is wrong. */
const MailBanner = dynamic(async () => (await import("../mail/mail-banner")).MailBanner);
const EngineStopped = dynamic(async () => (await import("./engine-stopped")).EngineStopped);
const SendingPaused = dynamic(async () => (await import("./sending-paused")).SendingPaused);

/** All that keeps mail from leaving, in one box on every page. `acts` are null for those who may only look. */
export function Troubles({
  initial,
  where,
  pausedAt,
  acts,
  className,
}: {
  initial: MailState;
  where: string;
  pausedAt: string | null;
  acts: { send: SendTrial; resume: Act<Record<string, never>> } | null;
  className?: string;
}) {
  const { engine, cause } = useMailState(initial);
  return (
    <div
      className={cn(
        "empty:hidden *:rounded-none *:first:rounded-t-md *:last:rounded-b-md *:not-first:border-t-0",
        className,
      )}
    >
      {engine ? <EngineStopped {...engine} /> : null}
      {pausedAt ? <SendingPaused at={pausedAt} resume={acts?.resume ?? null} /> : null}
      {cause ? (
        <MailBanner
          initial={initial}
          where={where}
          send={acts?.send ?? null}
          brief={engine !== null || pausedAt !== null}
        />
      ) : null}
    </div>
  );
}
