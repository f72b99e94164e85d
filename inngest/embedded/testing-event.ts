import { eventType } from "inngest";
import { z } from "zod";

/** Events for throw-away functions. */
export const tested = eventType("test/asked", { schema: z.object({}) });
export const other = eventType("test/other", { schema: z.object({}) });
