import { wakePosts } from "@/inngest/wake";
import { responseOperations, shapeResponse } from "@/lib/api/responses";
import { reportResponse } from "@/lib/response/report";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(responseOperations.report, async ({ db, workspaceId, body, now }) => {
    const { response, created, posts } = await reportResponse(db, workspaceId, body, now);
    if (posts > 0) await wakePosts();
    return { status: created ? 201 : 200, body: shapeResponse(response) };
  }),
});
