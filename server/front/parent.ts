import { countedDeliveries } from "@/lib/metrics";
import type { FromFront, ToFront } from "./link";

/** At most so often the parent is told that something is due. */
const gapMs = 20;

/** What the front tells the process that started it, and hears from it. */
export type Parent = {
  wake(at: Date): void;
  wakePosts(at: Date): void;
  tell(): void;
  ready(close: () => Promise<void>): void;
  failed(error: Error): void;
};

/**
 * Links this process to the one that started it. Signals are the parent's business: Ctrl-C reaches both, and the front
 * stops when it is told to. Without its parent it ends at once, so that the port is free for the next.
 */
export function parent(): Parent {
  const send = (message: FromFront) => void process.send!(message);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
  const orphaned = () => process.exit(1);
  process.on("disconnect", orphaned);

  const due = new Set<number>();
  const posts = new Set<number>();
  let notices = false;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    if (due.size === 0 && posts.size === 0 && !notices) return;
    send({ due: [...due], posts: [...posts], notices });
    due.clear();
    posts.clear();
    notices = false;
    timer = setTimeout(flush, gapMs);
  };
  const soon = () => {
    if (!timer) flush();
  };

  return {
    wake: (at) => {
      due.add(secondOf(at));
      soon();
    },
    wakePosts: (at) => {
      posts.add(secondOf(at));
      soon();
    },
    tell: () => {
      notices = true;
      soon();
    },
    ready: (close) => {
      process.on("message", async (message: ToFront) => {
        if (message === "count") return send({ counted: await countedDeliveries() });
        process.off("disconnect", orphaned);
        await close();
        process.exit(0);
      });
      send({ listening: true });
    },
    failed: (error) => {
      process.off("disconnect", orphaned);
      process.send!({ fault: error.message } satisfies FromFront, () => process.exit(1));
    },
  };
}

/** Whoever is woken counts by the second; all that is due already is one. Epoch milliseconds. */
function secondOf(at: Date): number {
  return at.getTime() <= Date.now() ? 0 : Math.ceil(at.getTime() / 1000) * 1000;
}
