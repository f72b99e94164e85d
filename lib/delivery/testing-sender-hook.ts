import { eq } from "drizzle-orm";
import type { Db } from "@/db";
import { automations, deliveries, runs } from "@/db/schema";
import { seal } from "@/lib/sealed";
import { signers } from "@/lib/sender/testing";
import { anna, mappedHookForTests } from "./testing-mapped-hook";

/** A sender's secret, and the body that its requests carry where no other is given. */
export const secret = `whsec_${Buffer.from("a secret of 24 bytes, or").toString("base64")}`;
export const body = JSON.stringify(anna);

/** Hooks of automations whose sender is known, with what signs for it, and what came of their requests. */
export async function senderHooksForTests(db: Db) {
  const { automation, hook } = await mappedHookForTests(db);

  async function from(sender: string, given: { secret?: string | null; status?: "draft" } = {}) {
    const { id, key } = await automation();
    const senderSecret = given.secret === null ? null : seal(given.secret ?? secret, id);
    await db.update(automations).set({ sender, senderSecret }).where(eq(automations.id, id));
    const headers = (over: { body?: string; secret?: string } = {}) =>
      signers[sender]!({
        ...{ secret: over.secret ?? secret, method: "POST", body: over.body ?? body, at: hook.state.now },
        url: `https://surveys.example.com/api/hooks/${id}`,
      });
    return { id, key, headers };
  }

  const rowOf = async (id: string) => (await db.select().from(automations).where(eq(automations.id, id)))[0]!;
  const deliveriesOf = (id: string) => db.select().from(deliveries).where(eq(deliveries.automationId, id));
  const runsOf = (id: string) => db.select().from(runs).where(eq(runs.automationId, id));

  return { automation, hook, from, rowOf, deliveriesOf, runsOf };
}
