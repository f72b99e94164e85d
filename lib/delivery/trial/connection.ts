import type { Db } from "@/db";
import { keysOf } from "@/lib/automation/keys";
import type { SetupContext } from "@/lib/automation/setup/load-setup";
import { listRefused } from "../hook/refused";
import { type Captured, isSuccess, listCaptured } from "./captured";
import { exampleAgent } from "./send-example";

/** A captured request in the list. */
type TestSummary = Pick<Captured, "id" | "status" | "code" | "fault"> & { at: string; ok: boolean };

/** The connection of a draft's hook as it stands. Moments in ISO 8601. */
export type Connection = {
  tests: TestSummary[];
  /** The request asked for, else the newest. */
  shown: (Omit<Captured, "at"> & { at: string; fromHere: boolean }) | null;
  refused: { id: string; at: string; code: string }[];
  keys: {
    prefix: string;
    last4: string;
    createdAt: string;
    expiresAt: string | null;
    lastUsedAt: string | null;
  }[];
};

/**
 * What came in, what was refused, and the keys: all that the connection test shows.
 * @param show the id of a captured request; where it is not among the last ones, the newest is shown
 */
export async function readConnection(
  db: Db,
  context: SetupContext,
  show: string | undefined,
  now: Date,
): Promise<Connection> {
  const { id } = context.automation;
  const captured = await listCaptured(db, context);
  const refused = await listRefused(db, id);
  const keys = (await keysOf(db, [id], now)).get(id) ?? [];
  const shown = captured.find((each) => each.id === show) ?? captured[0];
  return {
    tests: captured.map((each) => ({
      ...{ id: each.id, at: each.at.toISOString(), status: each.status, code: each.code, fault: each.fault },
      ok: isSuccess(each),
    })),
    shown: shown
      ? { ...shown, at: shown.at.toISOString(), fromHere: shown.headers["user-agent"] === exampleAgent }
      : null,
    refused: refused.map((each) => ({ ...each, at: each.at.toISOString() })),
    keys: keys.map(({ createdAt, expiresAt, lastUsedAt, prefix, last4 }) => ({
      ...{ prefix, last4 },
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}
