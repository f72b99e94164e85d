import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/db";
import { automationKeys, type automations } from "@/db/schema";
import { exampleKeyMs } from "@/lib/automation/keys";
import { newId } from "@/lib/ids";
import { unseal } from "@/lib/sealed";
import { newHookKey } from "@/lib/secret";

/** What came back for an example that was sent, or why nothing did. */
export type ExampleAnswer =
  | { reached: true; status: number; ms: number; deliveryId: string | null; code: string | null }
  | { reached: false; reason: "refused" | "unknown_host" | "timeout" | "certificate" | "redirect" | "other" };

/** How an example names itself. */
export const exampleAgent = "Surveyhook example";

const patienceMs = 10_000;

/**
 * Sends an example to an automation's hook through its public address, as another system would. The key is made for
 * this one request: it is nowhere but in memory, and its digest goes when the answer is there, or within a minute.
 * @param body JSON
 */
export async function sendExample(
  db: Db,
  automation: Pick<typeof automations.$inferSelect, "id" | "signingSecret">,
  appUrl: string,
  body: string,
  now: Date,
): Promise<ExampleAnswer> {
  const { key, hash, prefix, last4 } = newHookKey();
  const id = newId("key");
  const expiresAt = new Date(now.getTime() + exampleKeyMs);
  const { id: automationId } = automation;
  await db
    .insert(automationKeys)
    .values({ id, automationId, hash, prefix, last4, createdAt: now, expiresAt });
  try {
    return await post(`${appUrl}/api/hooks/${automationId}`, body, {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      "user-agent": exampleAgent,
      ...signatureOf(automation.signingSecret && unseal(automation.signingSecret, automationId), body, now),
    });
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

/** Signs as Standard Webhooks asks, where the automation wants it. */
function signatureOf(secret: string | null, body: string, now: Date): Record<string, string> {
  if (!secret) return {};
  const id = newId("request");
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
