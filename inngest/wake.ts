import { setTimeout as wait } from "node:timers/promises";
import { withDeadline } from "@/lib/deadline";
import { engineRemedy, eventTrouble } from "@/lib/engine";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { erasureBegun, invitationDue, noticeDue, postDue, runMarked } from "./events";
import { faultOf } from "./fault";

/** At most about four wakes a second: a run claims everything that is due, whoever woke it. */
const gap = 250;
/** Between two tries where none is taken. */
const gapAfterLoss = 10_000;
/** Later times are left to the sweep, which looks every minute. */
const near = 120_000;
/** How long a caller may be held up when the database does not answer. */
const timeoutBudget = 2_000;

type Wakeable =
  | typeof invitationDue
  | typeof noticeDue
  | typeof postDue
  | typeof runMarked
  | typeof erasureBegun;

/**
 * Says that invitations are due: now, or at a time within the next two minutes. Call it after the transaction that
 * wrote them has committed. Never throws: what is lost is found by the sweep.
 * @param at when they are due; several within a second, from any process, make one event
 */
export function wake(at?: Date): Promise<void> {
  return wakeInvitations(at);
}

/** The same for notices to recipients. */
export function wakeNotices(at?: Date): Promise<void> {
  return wakeForNotices(at);
}

/** The same for posts to receivers. */
export function wakePosts(at?: Date): Promise<void> {
  return wakeForPosts(at);
}

/** Says that runs are marked to be decided again, by a replay or by releasing what was held. */
export function wakeMarkedRuns(): Promise<void> {
  return wakeForMarkedRuns();
}

/** Says that an erasure has stored requests left to search. */
export function wakeErasures(): Promise<void> {
  return wakeForErasures();
}

const wakeInvitations = waker(invitationDue);
const wakeForNotices = waker(noticeDue);
const wakeForPosts = waker(postDue);
const wakeForMarkedRuns = waker(runMarked);
const wakeForErasures = waker(erasureBegun);

function waker(event: Wakeable): (at?: Date) => Promise<void> {
  const now = coalesced(() => send(event));
  const seconds = new Set<number>();
  return async (at) => {
    const wait = at ? at.getTime() - Date.now() : 0;
    if (!at || wait <= 0) return now();
    const second = Math.ceil(at.getTime() / 1000);
    if (wait > near || seconds.has(second)) return;
    seconds.add(second);
    setTimeout(() => seconds.delete(second), wait + 1000).unref();
    const sent = await send(event, { id: `${event.name}-${second}`, ts: second * 1000 });
    if (!sent) seconds.delete(second);
  };
}

let losing = false;

/** @returns whether the engine has taken it */
async function send(event: Wakeable, options: { id?: string; ts?: number } = {}): Promise<boolean> {
  try {
    await withDeadline(inngest.send(event.create({}, options)), timeoutBudget);
    if (losing) log().info("Wakes are taken again");
    losing = false;
    return true;
  } catch (error) {
    const cause = eventTrouble();
    log()[losing ? "debug" : "warn"](
      { event: event.name, ...(cause ? { remedy: engineRemedy(cause) } : { fault: faultOf(error) }) },
      "Wakes are lost; the sweep makes up for it every minute",
    );
    losing = true;
    return false;
  }
}

/**
 * Runs at once, then at most once in a gap; a call within the gap is answered by the run at its end. What was lost is
 * tried again by itself, less often.
 */
function coalesced(run: () => Promise<boolean>): () => Promise<void> {
  let busy = false;
  let again = false;
  const start = async () => {
    busy = true;
    again = false;
    const over = wait(gap, undefined, { ref: false });
    const done = await run();
    void over
      .then(() => (done ? undefined : wait(gapAfterLoss, undefined, { ref: false })))
      .then(next(!done));
  };
  const next = (lost: boolean) => () => {
    busy = false;
    if (again || lost) void start();
  };
  return async () => {
    if (busy) again = true;
    else await start();
  };
}
