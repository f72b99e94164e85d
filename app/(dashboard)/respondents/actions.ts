"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { eraseRespondent } from "@/lib/erasure/erase";

/** Erases all that the workspace has stored on an address. */
export const erase = action({
  role: "admin",
  input: z.object({ email: z.string().min(1) }),
  run: async ({ db, workspace, now }, { email }) => {
    await eraseRespondent(db, workspace.id, email, now);
  },
});
