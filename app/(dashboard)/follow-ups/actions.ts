"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { setFollowUp } from "@/lib/response/follow-up";
import { followUpPatch } from "@/lib/response/follow-up-schema";

/** Puts a response on the list of follow-ups, marks it done, takes it off, or writes a note. */
export const followUp = action({
  role: "admin",
  input: followUpPatch.extend({ id: z.string() }),
  run: async ({ db, workspace, user, now }, { id, ...change }) => {
    await setFollowUp(db, workspace.id, id, change, user.id, now);
  },
});
