import { cron } from "inngest";
import { inngest } from "../client";
import { engineStarted } from "../events";
import { sweepInSteps } from "../sweep";

/** Every minute: what is overdue is done, and what falls due before the next minute is woken for. */
export const sweep = inngest.createFunction(
  { id: "sweep", triggers: [cron("* * * * *"), engineStarted], concurrency: 1, retries: 1 },
  ({ step }) => sweepInSteps(step),
);
