import { eventType } from "inngest";
import { z } from "zod";

/** Some invitation is due: look into the table. */
export const invitationDue = eventType("invitation/due", { schema: z.object({}) });

/** Some notice to a recipient is due: look into the table. */
export const noticeDue = eventType("notice/due", { schema: z.object({}) });

/** Some event is to be posted to a receiver: look into the outbox. */
export const postDue = eventType("post/due", { schema: z.object({}) });

/** Stored requests are left to be searched for somebody who was erased. */
export const erasureBegun = eventType("erasure/begun", { schema: z.object({}) });

/** The embedded engine is up again: whatever fell due meanwhile is found now, not at the next full minute. */
export const engineStarted = eventType("engine/started", { schema: z.object({}) });

/** Some run is marked to be decided again: replayed, or released from being held. */
export const runMarked = eventType("run/marked", { schema: z.object({}) });
