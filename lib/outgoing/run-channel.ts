import type { AlertChannel, RunChannel } from "@/db/schema";

/** What a run keeps of the channel that it is told through, which may be changed or gone later. */
export function runChannel(channel: AlertChannel): RunChannel {
  return { kind: channel.kind, to: channel.kind === "email" ? channel.to : channel.shown };
}
