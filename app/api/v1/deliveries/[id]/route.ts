import { deliveryOperations } from "@/lib/api/deliveries";
import { getDelivery } from "@/lib/delivery/queries";
import { handle, route } from "../../handler";
import { detailDeliveries } from "../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(deliveryOperations.get, async ({ db, workspaceId, params }) => {
    const delivery = await getDelivery(db, workspaceId, params.id);
    return (await detailDeliveries(db, workspaceId, [delivery]))[0]!;
  }),
});
