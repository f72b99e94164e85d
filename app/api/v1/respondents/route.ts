import { wakeErasures } from "@/inngest/wake";
import { respondentOperations, shapeErased, shapeExport } from "@/lib/api/respondents";
import { eraseRespondent } from "@/lib/erasure/erase";
import { exportPerson } from "@/lib/erasure/export";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(respondentOperations.export, async ({ db, workspaceId, query, now }) =>
    shapeExport(await exportPerson(db, workspaceId, query.email, now)),
  ),
  DELETE: handle(respondentOperations.erase, async ({ db, workspaceId, query, now }) => {
    const erased = await eraseRespondent(db, workspaceId, query.email, now);
    if (erased.searching) await wakeErasures();
    return shapeErased(erased);
  }),
});
