import type { Db } from "@/db";
import type { RefusedRule } from "@/db/schema";
import { keysOf } from "@/lib/automation/keys";
import type { SetupContext } from "@/lib/automation/setup/load-setup";
import { unseal } from "@/lib/sealed";
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
  refused: { id: string; at: string; code: string; rule: RefusedRule | null }[];
  /** When the sender last shook hands or pinged. */
  lastHandshakeAt: string | null;
  /** The sender's secret; `unreadable`: it was sealed under another AUTH_SECRET. */
  secret: SecretState;
  keys: {
    prefix: string;
    last4: string;
    createdAt: string;
    expiresAt: string | null;
    lastUsedAt: string | null;
  }[];
};

/** Whether a sender's secret is there, and how it ends where it is long enough to tell that. */
type SecretState = { state: "none" | "saved" | "unreadable"; last4: string | null };

/** How an automation's sender secret stands. */
export function secretStateOf(automation: SetupContext["automation"]): SecretState {
  if (!automation.senderSecret) return { state: "none", last4: null };
  const secret = unseal(automation.senderSecret, automation.id);
  if (secret === null) return { state: "unreadable", last4: null };
  return { state: "saved", last4: secret.length >= 20 ? secret.slice(-4) : null };
}

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
    lastHandshakeAt: context.automation.lastHandshakeAt?.toISOString() ?? null,
    secret: secretStateOf(context.automation),
    refused: refused.map((each) => ({ ...each, at: each.at.toISOString() })),
    keys: keys.map(({ createdAt, expiresAt, lastUsedAt, prefix, last4 }) => ({
      ...{ prefix, last4 },
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}
