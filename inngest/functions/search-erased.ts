import { searchErasedOnce } from "../batches";
import { inngest } from "../client";
import { erasureBegun } from "../events";
import { untilNone } from "../until-none";

/** Searches on, for who was erased, until all stored requests are searched. */
export const searchErased = inngest.createFunction(
  { id: "search-erased", triggers: [erasureBegun], concurrency: 1, retries: 4 },
  ({ step }) => untilNone(step, erasureBegun, searchErasedOnce),
);
