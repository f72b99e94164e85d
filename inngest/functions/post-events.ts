import { postOnce } from "../batches";
import { inngest } from "../client";
import { postDue } from "../events";
import { untilNone } from "../until-none";

/** Posts events to their receivers until none is due. A second run tells the first to look again, and ends. */
export const postEvents = inngest.createFunction(
  { id: "post-events", triggers: [postDue], concurrency: 2, retries: 4 },
  ({ step }) => untilNone(step, postDue, postOnce),
);
