import { eventType } from "inngest";
import { z } from "zod";

/** An event for throw-away functions. */
export const tested = eventType("test/asked", { schema: z.object({ n: z.number().optional() }) });
