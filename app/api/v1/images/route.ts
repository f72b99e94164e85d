import { imageOperations } from "@/lib/api/images";
import { readImage } from "@/lib/api/read-upload";
import { addImage } from "@/lib/brand/images";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(imageOperations.create, async ({ db, workspaceId, request, now, appUrl }) => {
    const id = await addImage(db, workspaceId, await readImage(request), now);
    return { id, url: `${appUrl}/i/${id}` };
  }),
});
