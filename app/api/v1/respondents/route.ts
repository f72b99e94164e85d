import { respondentOperations } from "@/lib/api/respondents";
import { eraseRespondent } from "@/lib/erasure/erase";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  DELETE: handle(respondentOperations.erase, async ({ db, workspaceId, query, now }) => {
    const { respondents, runs, deliveries } = await eraseRespondent(db, workspaceId, query.email, now);
    return { respondents, runs, deliveries };
  }),
});
