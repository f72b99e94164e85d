import { cron } from "inngest";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline, workMilliseconds } from "@/lib/deadline";
import { notifySilence as notify } from "@/lib/worker/silence";
import { inngest } from "../client";
import { wakeNotices } from "../wake";

/** Every five minutes: recipients are told of automations that have heard nothing for their chosen time. */
export const notifySilence = inngest.createFunction(
  { id: "tell-silence", triggers: [cron("*/5 * * * *")], concurrency: 1, retries: 1 },
  async ({ step }) => {
    await step.run("tell", async () => {
      const silent = await withDeadline(notify(database(), systemClock()), workMilliseconds);
      if (silent > 0) await wakeNotices();
      return { silent };
    });
  },
);
