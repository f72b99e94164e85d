import { eq } from "drizzle-orm";
import type { Db } from "@/db";
import { automationKeys, type automations } from "@/db/schema";
import { exampleKeyMs } from "@/lib/automation/keys";
import { senderSecretsOf } from "@/lib/automation/sender-secret";
import { newId } from "@/lib/ids";
import { unseal } from "@/lib/sealed";
import { newHookKey } from "@/lib/secret";
import { senderOf } from "@/lib/sender/list";
import { signedHeaders } from "@/lib/sender/scheme";
import { standardScheme } from "@/lib/sender/senders/standard-webhooks";

/** What came back for an example that was sent, or why nothing did. */
export type ExampleAnswer =
  | { reached: true; status: number; ms: number; deliveryId: string | null; code: string | null }
  | { reached: false; reason: "refused" | "unknown_host" | "timeout" | "certificate" | "redirect" | "other" };

/** How an example names itself. */
export const exampleAgent = "Surveyhook example";

const patienceMs = 10_000;

/** An example request: JSON, and the headers that its sender gives it. */
type Example = { body: string; headers?: Record<string, string> };

/**
 * Sends an example to an automation's hook through its public address, as its sender would: signed where the sender
 * signs and its secret is set, else with a key. The key is made for this one request: it is nowhere but in memory, and
 * its digest goes when the answer is there, or within a minute.
 */
export async function sendExample(
  db: Db,
  automation: typeof automations.$inferSelect,
  appUrl: string,
  { body, headers: given = {} }: Example,
  now: Date,
): Promise<ExampleAnswer> {
  const url = `${appUrl}/api/hooks/${automation.id}`;
  const headers = {
    ...given,
    "content-type": "application/json",
    "user-agent": exampleAgent,
    // The same example may be sent again: it is not a retry.
    "idempotency-key": newId("request"),
  };
  const { scheme } = senderOf(automation.sender);
  const [secret] = senderSecretsOf(automation);
  const signed = (by: NonNullable<typeof scheme>, secret: string) =>
    signedHeaders(by, secret, { method: "POST", url, body: Buffer.from(body) }, now, newId("request"));
  const standard = automation.signingSecret && unseal(automation.signingSecret, automation.id);
  const also = standard ? signed(standardScheme, standard) : {};
  if (scheme && secret)
    return await post(url, body, { ...headers, ...also, ...signed(scheme, secret.secret) });
  return await withKey(db, automation.id, now, (key) =>
    post(url, body, { ...headers, ...also, authorization: `Bearer ${key}` }),
  );
}

async function withKey<T>(
  db: Db,
  automationId: string,
  now: Date,
  run: (key: string) => Promise<T>,
): Promise<T> {
  const { key, hash, prefix, last4 } = newHookKey();
  const id = newId("key");
  const expiresAt = new Date(now.getTime() + exampleKeyMs);
  await db
    .insert(automationKeys)
    .values({ id, automationId, hash, prefix, last4, createdAt: now, expiresAt });
  try {
    return await run(key);
  } finally {
    await db.delete(automationKeys).where(eq(automationKeys.id, id));
  }
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<ExampleAnswer> {
  const started = performance.now();
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    const ms = Math.round(performance.now() - started);
    if (response.status >= 300 && response.status < 400) return { reached: false, reason: "redirect" };
    const answer = (await response.json().catch(() => null)) as {
      deliveryId?: string;
      code?: string;
    } | null;
    const { deliveryId = null, code = null } = answer ?? {};
    return { reached: true, status: response.status, ms, deliveryId, code };
  } catch (error) {
    return { reached: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): Extract<ExampleAnswer, { reached: false }>["reason"] {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === "TimeoutError") return "timeout";
  const code = cause?.code ?? "";
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "unknown_host";
  if (/CERT|SSL|TLS|SELF_SIGNED/.test(code)) return "certificate";
  return code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT" ? "timeout" : "other";
}
