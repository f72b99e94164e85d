import { withDeadline } from "@/lib/deadline";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { invitationDue, noticeDue, runMarked } from "./events";
import { faultOf } from "./fault";

/** At most about four wakes a second: a run claims everything that is due, whoever woke it. */
const gap = 250;
/** Later times are left to the sweep, which looks every minute. */
const near = 120_000;
/** How long a caller may be held up when the database does not answer. */
const patience = 2_000;

type Wakeable = typeof invitationDue | typeof noticeDue | typeof runMarked;

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

/** Says that runs are marked to be decided again, by a replay or by releasing what was held. */
export function wakeMarkedRuns(): Promise<void> {
  return wakeForMarkedRuns();
}

const wakeInvitations = waker(invitationDue);
const wakeForNotices = waker(noticeDue);
const wakeForMarkedRuns = waker(runMarked);

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

async function send(event: Wakeable, options: { id?: string; ts?: number } = {}): Promise<boolean> {
  try {
    await withDeadline(inngest.send(event.create({}, options)), patience);
    return true;
  } catch (error) {
    log().warn(
      { event: event.name, fault: faultOf(error) },
      "A wake was lost; the sweep will make up for it",
    );
    return false;
  }
}

/** Runs at once, then at most once in a gap; a call within the gap is answered by the run at its end. */
function coalesced(run: () => Promise<unknown>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const start = () => {
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) void start();
    }, gap);
    timer.unref();
    return run();
  };
  return async () => {
    if (timer) again = true;
    else await start();
  };
}
