import { cron } from "inngest";
import { inngest } from "../client";
import { engineStarted } from "../events";
import { wakeForWaiting } from "../look";
import { wake } from "../wake";

/** Every minute: what is due, what a lost wake left behind, and what falls due before the next minute is woken for. */
export const sweep = inngest.createFunction(
  { id: "sweep", triggers: [cron("* * * * *"), engineStarted], concurrency: 1, retries: 1 },
  async ({ step }) => {
    await step.run("look", async () => {
      const { overdue } = await wakeForWaiting();
      if (overdue) await wake();
    });
  },
);
