import type { Db } from "@/db";
import { shapeDelivery } from "@/lib/api/deliveries";
import type { Delivery } from "@/lib/delivery/queries";
import { readPayload } from "@/lib/payload/display";
import { detailRuns, runsOfDeliveries } from "@/lib/run/queries";

/** Deliveries of one workspace with payloads and runs, in the shape of the API; the order stays. */
export async function detailDeliveries(db: Db, workspaceId: string, deliveries: readonly Delivery[]) {
  const runs = await runsOfDeliveries(
    db,
    workspaceId,
    deliveries.map(({ id }) => id),
  );
  return await Promise.all(
    deliveries.map(async (delivery) =>
      shapeDelivery(
        delivery,
        await readPayload(delivery.body, delivery.contentType),
        await detailRuns(db, runs.get(delivery.id) ?? []),
      ),
    ),
  );
}
