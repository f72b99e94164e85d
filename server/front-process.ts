import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { wake, wakeNotices, wakePosts } from "@/inngest/wake";
import { withDeadline } from "@/lib/deadline";
import { log } from "@/lib/log";
import type { FromFront, ToFront } from "./front/link";

/** One that could not be started is tried again after so long. */
const againMs = 1_000;
/** For the front to finish what it has in hand. */
const stopMs = 8_000;

export type FrontProcess = {
  /** How many requests to hooks it has answered since it was started, by outcome; what it said last while it is away. */
  counted(): Promise<Record<string, number>>;
  close(): Promise<void>;
};

/**
 * Starts the front's process, and again whenever it ends by itself.
 * @param file its program
 * @param socket where it finds the pages
 * @throws Error in one line where the address cannot be listened on
 */
export async function startFrontProcess(file: string, socket: string): Promise<FrontProcess> {
  let stopping = false;
  let front: ChildProcess;
  const launch = async () => {
    const child = fork(file, {
      execArgv: [],
      env: { ...process.env, PAGES_SOCKET: socket },
    });
    front = child;
    child.on("message", (message: FromFront) => {
      if (!("due" in message)) return;
      for (const at of message.due) void wake(new Date(at));
      for (const at of message.posts) void wakePosts(new Date(at));
      if (message.notices) void wakeNotices();
    });
    await listening(child);
    child.once("exit", (code, signal) => {
      if (stopping) return;
      log().error({ code, signal }, "The front ended by itself; it is started anew");
      void relaunch();
    });
  };
  const relaunch = async () => {
    while (!stopping) {
      try {
        return await launch();
      } catch (error) {
        log().error({ fault: (error as Error).message }, "The front could not be started; trying again");
        await wait(againMs);
      }
    }
  };
  await launch();
  let counted = {};
  return {
    counted: async () => {
      counted = await countedBy(front).catch(() => counted);
      return counted;
    },
    close: async () => {
      stopping = true;
      await stop(front);
    },
  };
}

async function listening(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit").then(([code, signal]) => {
    throw new Error(`The front ended before it was ready (${signal ?? code})`);
  });
  ended.catch(() => {});
  const [message] = (await Promise.race([once(child, "message"), ended])) as [FromFront];
  if ("fault" in message) throw new Error(message.fault);
}

async function countedBy(child: ChildProcess): Promise<Record<string, number>> {
  const answer = new Promise<Record<string, number>>((resolve) => {
    const heard = (message: FromFront) => {
      if (!("counted" in message)) return;
      child.off("message", heard);
      resolve(message.counted);
    };
    child.on("message", heard);
  });
  tell(child, "count");
  return await withDeadline(answer, againMs);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  tell(child, "stop");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopMs);
  await ended;
  clearTimeout(timer);
}

/** One that is just dying does not hear it: its end is seen by itself, and is no fault of whoever speaks to it. */
function tell(child: ChildProcess, message: ToFront): void {
  child.send(message, () => {});
}
