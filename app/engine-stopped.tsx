import { EngineStopped } from "@/components/shell/engine-stopped";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { engineTrouble } from "@/lib/engine";

/** The banner of an engine that does not drive the app; nothing where it does. */
export async function EngineBanner() {
  const trouble = await engineTrouble(database(), systemClock());
  return trouble && <EngineStopped since={trouble.since.toISOString()} cause={trouble.cause} />;
}
