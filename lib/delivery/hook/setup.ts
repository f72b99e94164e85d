import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { automationKeys, automations, messages, surveys, workspaces } from "@/db/schema";
import { prepareRules, type Rules } from "@/lib/automation/decide/rules";
import { senderSecretsOf } from "@/lib/automation/sender-secret";
import { findSetupFault, type SetupFault } from "@/lib/automation/setup/setup-faults";
import { unseal } from "@/lib/sealed";
import { newSigningSecret } from "@/lib/secret";
import { senderOf } from "@/lib/sender/list";
import type { Sender } from "@/lib/sender/model";

/** Everything a hook decides by, as of one version of its automation. */
export type Hook = {
  id: string;
  workspaceId: string;
  version: number;
  status: "draft" | "enabled" | "disabled" | "paused";
  surveyId: string | null;
  keys: { id: string; hash: Buffer; expiresAt: Date | null }[];
  allowKeyInUrl: boolean;
  signingSecret: string | null;
  sender: Sender;
  /** What the sender signs with, the former secret behind the new one. */
  senderSecrets: { secret: string; ends: Date | null }[];
  rateLimitPerMinute: number;
  itemsPath: string | null;
  rules: Rules;
  /** What is wrong with the set-up, if anything: the sender is answered 200, the run fails. */
  setupFault: SetupFault | null;
};

/** Loads a hook with its living keys; undefined where no automation has this id. */
export async function loadHook(db: Tx, automationId: string, now: Date): Promise<Hook | undefined> {
  const [row] = await db
    .select({
      automation: automations,
      survey: surveys,
      messageId: messages.id,
      timeZone: workspaces.timeZone,
    })
    .from(automations)
    .innerJoin(workspaces, eq(workspaces.id, automations.workspaceId))
    .leftJoin(surveys, eq(surveys.id, automations.surveyId))
    .leftJoin(messages, eq(messages.id, automations.messageId))
    .where(eq(automations.id, automationId));
  const keys = await db
    .select({ id: automationKeys.id, hash: automationKeys.hash, expiresAt: automationKeys.expiresAt })
    .from(automationKeys)
    .where(
      and(
        eq(automationKeys.automationId, automationId),
        or(
          isNull(automationKeys.expiresAt),
          gt(automationKeys.expiresAt, sql`${now.toISOString()}::timestamptz`),
        ),
      ),
    );
  if (!row) return undefined;
  const { automation, survey } = row;
  return {
    id: automation.id,
    workspaceId: automation.workspaceId,
    version: automation.version,
    status: automation.status,
    surveyId: survey?.id ?? null,
    keys,
    allowKeyInUrl: automation.allowKeyInUrl,
    // One that does not open is still asked for, and nothing can be signed with it.
    signingSecret:
      automation.signingSecret && (unseal(automation.signingSecret, automation.id) ?? newSigningSecret()),
    sender: senderOf(automation.sender),
    senderSecrets: senderSecretsOf(automation),
    rateLimitPerMinute: automation.rateLimitPerMinute,
    itemsPath: automation.itemsPath,
    rules: prepareRules({
      fields: automation.fields,
      filter: automation.filter,
      mapping: automation.mapping,
      delay: automation.delay,
      dedupeField: automation.dedupeField,
      cancelRule: automation.cancelRule,
      variables: survey?.variables ?? [],
      languages: survey?.languages ?? [],
      timeZone: row.timeZone,
    }),
    setupFault: findSetupFault(automation.mapping, survey, row.messageId, automation.filter),
  };
}

type Entry = { hook: Hook; loadedAt: number };

/** Hooks that were loaded lately. A stale entry does no harm: the write compares versions, a refusal loads afresh. */
export class HookCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly load: (id: string, now: Date) => Promise<Hook | undefined>) {}

  /** The hook as loaded within the last minute. */
  known(id: string, now: Date): Hook | undefined {
    const entry = this.entries.get(id);
    return entry && now.getTime() - entry.loadedAt < 60_000 ? entry.hook : undefined;
  }

  /** The hook as it is in the database now. */
  async fresh(id: string, now: Date): Promise<Hook | undefined> {
    const hook = await this.load(id, now);
    if (this.entries.size >= 1000) this.entries.clear();
    if (hook) this.entries.set(id, { hook, loadedAt: now.getTime() });
    else this.entries.delete(id);
    return hook;
  }
}
