import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@/db";
import { applyRetention } from "@/lib/worker/retention";

/** Forgets what is kept no longer, as the hour's job does, in a process of its own; again every so many seconds where it is told to. */
const db = connect(process.env.DATABASE_URL!, 2);
const everySeconds = Number(process.argv[2] ?? 0);
process.send?.({});
process.on("message", async () => {
  do {
    const began = performance.now();
    const forgotten = await applyRetention(db, new Date());
    process.send?.({ payloads: forgotten.payloads, seconds: (performance.now() - began) / 1000 });
    await sleep(everySeconds * 1000);
  } while (everySeconds > 0);
});
