import { z } from "zod";
import { text } from "../input/text";

/** What is changed of the following up of a response. */
export const followUpPatch = z
  .strictObject({
    followUp: z
      .enum(["open", "done"])
      .nullable()
      .optional()
      .meta({ description: "`open`: somebody is to act on it; null takes it off the list." }),
    note: text(2000, 0).nullable().optional().meta({ description: "For you and your colleagues." }),
  })
  .meta({ id: "ResponsePatch" });

export type FollowUpPatch = z.output<typeof followUpPatch>;

/** A note as a dialog holds it. */
export const noteForm = z.object({ note: text(2000, 0) });
