import { senderOperations, shapeSender } from "@/lib/api/senders";
import { senders } from "@/lib/sender/list";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(senderOperations.list, async () => ({ data: senders.map(shapeSender) })),
});
