"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { wakeErasures } from "@/inngest/wake";
import { eraseRespondent } from "@/lib/erasure/erase";

/** Erases all that the workspace has stored on an address; what is `searching` is brought to its end by the engine. */
export const erase = action({
  role: "admin",
  input: z.object({ email: z.string().min(1) }),
  run: async ({ db, workspace, now }, { email }) => {
    const { searching } = await eraseRespondent(db, workspace.id, email, now);
    if (searching) await wakeErasures();
    return { searching: searching !== null };
  },
});
