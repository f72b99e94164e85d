import { sql } from "drizzle-orm";
import type { Db } from "@/db";
import { withDeadline } from "./deadline";
import { engineRemedy, engineTrouble, eventTrouble } from "./engine";

/** How one part of the installation is. */
export type Part = { ready: boolean; detail?: string };

/** What the process runs itself, told by whoever started it. */
type Process = { engine?: { ready(): boolean }; stopping?: boolean };

const shared = globalThis as { surveyhookProcess?: Process };

/** This process, as the start script knows it; the pages are bundled apart and read it here. */
export function processState(): Process {
  shared.surveyhookProcess ??= {};
  return shared.surveyhookProcess;
}

/**
 * Can this process do its work: reach the database, run what is due, hand over mail?
 * @param mailerPart how mail leaves, in words that everybody may read
 * @returns `away` where requests could not even be taken; `degraded` where they are taken and kept, and something waits
 */
export async function readiness(
  db: Db,
  mailerPart: () => Promise<Part>,
  now: Date,
): Promise<{
  status: "ready" | "degraded" | "away";
  parts: Record<"database" | "engine" | "mailer", Part>;
}> {
  const [database, engine, mailer] = await Promise.all([
    partOf(db.execute(sql`select 1`)),
    enginePart(db, now),
    withDeadline(mailerPart()).catch((): Part => ({ ready: false, detail: "not known" })),
  ]);
  const parts = { database, engine, mailer };
  const all = Object.values(parts).every((part) => part.ready);
  return { status: !database.ready ? "away" : all ? "ready" : "degraded", parts };
}

async function enginePart(db: Db, now: Date): Promise<Part> {
  const { stopping, engine } = processState();
  if (stopping) return { ready: false, detail: "stopping" };
  if (engine) return engine.ready() ? { ready: true } : { ready: false, detail: "not taking work" };
  // Where the database is away, that is what is told.
  const trouble = await withDeadline(engineTrouble(db, now), 3000).catch(() => null);
  if (trouble) {
    const minutes = Math.floor((now.getTime() - trouble.since.getTime()) / 60_000);
    return { ready: false, detail: `no call for ${minutes} minutes. ${engineRemedy(trouble.cause)}` };
  }
  const events = eventTrouble();
  return { ready: true, detail: events ? engineRemedy(events) : "driven by an Inngest server" };
}

/** The reason is not told: the page is open to everybody. It stands in the log of whoever needs the part. */
async function partOf(check: Promise<unknown>): Promise<Part> {
  try {
    await withDeadline(check, 3000);
    return { ready: true };
  } catch {
    return { ready: false, detail: "does not answer" };
  }
}
