import { suppressionOperations } from "@/lib/api/suppressions";
import { AppError } from "@/lib/errors";
import { unsuppress } from "@/lib/suppression/mutations";
import { handle, route } from "../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  DELETE: handle(suppressionOperations.remove, async ({ db, workspaceId, params }) => {
    const lifted = await unsuppress(db, workspaceId, params.email);
    if (lifted === 0) throw new AppError("not_found", "This address is not suppressed in this workspace.");
  }),
});
