import { z } from "zod";

/** Strict on purpose: an option the embedded engine does not honour (debounce, throttle, ...) stops the start. */
const functionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  triggers: z.array(z.union([z.strictObject({ event: z.string() }), z.strictObject({ cron: z.string() })])),
  concurrency: z.number().int().min(0).optional(),
  steps: z.strictObject({
    step: z.object({ retries: z.strictObject({ attempts: z.number().int().min(0) }).optional() }),
  }),
});

/** Inngest's default: four retries after the first attempt (pkg/consts/consts.go). */
const defaultRetries = 4;

/** What the engine must know of a function. */
export type FunctionConfig = {
  id: string;
  events: string[];
  crons: string[];
  maxAttempts: number;
  /** How many of its runs may be called at the same time. */
  limit: number;
};

/**
 * Reads a function's registration, as the SDK answers it to a sync request.
 * @throws Error that names the function and the option the embedded engine does not know
 */
export function readFunctionConfig(registered: unknown): FunctionConfig {
  const parsed = functionSchema.safeParse(registered);
  if (!parsed.success) {
    const id = (registered as { id?: unknown }).id;
    throw new Error(`The embedded engine cannot run ${id}: ${z.prettifyError(parsed.error)}`);
  }
  const { id, triggers, concurrency, steps } = parsed.data;
  return {
    id,
    events: triggers.flatMap((trigger) => ("event" in trigger ? [trigger.event] : [])),
    crons: triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : [])),
    maxAttempts: (steps.step.retries?.attempts ?? defaultRetries) + 1,
    limit: concurrency || Number.POSITIVE_INFINITY,
  };
}
