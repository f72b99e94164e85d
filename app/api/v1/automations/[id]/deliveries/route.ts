import { deliveryOperations } from "@/lib/api/deliveries";
import { listDeliveries } from "@/lib/delivery/queries";
import { detailDeliveries } from "../../../deliveries/detail";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(deliveryOperations.list, async ({ db, workspaceId, params, query }) => {
    const { data, nextCursor } = await listDeliveries(db, workspaceId, params.id, query);
    return { data: await detailDeliveries(db, workspaceId, data), nextCursor };
  }),
});
