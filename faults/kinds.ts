import { backendKilled, databaseDies, databaseHangs, diskFull } from "./database-faults";
import { clockJumps, eventTwice, lineCut } from "./engine-faults";
import type { Fault } from "./fault";
import { kill, letsNobodyIn, replayTwice, resend, smtp } from "./mail-faults";
import {
  bothDie,
  frontKilled,
  heldAndReleased,
  killed,
  killedInBatch,
  killedWhileStarting,
  terminated,
} from "./process-faults";
import { killedInPosts, receiver } from "./receiver-faults";
import type { MailWay } from "./world";

/** Each way mail can go, with the troubles met on it. The long form goes through them again and again. */
export const kinds: Record<MailWay, Fault[]> = {
  smtp: [
    killedInBatch,
    databaseDies(0),
    smtp("drops the connection after it took the mail", "dropping", 1),
    receiver("drops the connection after it took the post, and kill -9", "dropping", 0.5, kill),
    terminated,
    databaseHangs,
    receiver("answers 500", "failing", 2),
    letsNobodyIn,
    killedInPosts,
    frontKilled,
    smtp("refuses the recipient (552), then replayed twice at once", "refusing", 2, replayTwice),
    databaseDies(7),
    eventTwice,
    smtp("says 451", "busy", 2),
    clockJumps(2),
    heldAndReleased,
    diskFull("invitations"),
    smtp("is slow, and kill -9", "slow", 1, kill),
    killedWhileStarting,
    backendKilled,
    bothDie,
    smtp("is away", "away", 2),
    receiver("says 429", "busy", 2),
    lineCut,
    clockJumps(-2),
    killed,
    receiver("hangs, and kill -9", "hanging", 1, kill),
    smtp("is slow", "slow", 3),
    receiver("is away", "away", 2),
    diskFull("deliveries"),
    databaseDies(20),
  ],
  resend: [
    resend(
      "says 429",
      { status: 429, body: { name: "rate_limit_exceeded" }, headers: { "retry-after": "1" } },
      2,
    ),
    resend("drops the connection after it took the mails, and kill -9", "drop after taking", 1, kill),
    resend("says 500", { status: 500, body: { name: "internal_server_error" } }, 2),
    killedInBatch,
    databaseDies(0),
    resend("hangs", "hang", 1),
  ],
  captured: [diskFull("captured_mails"), killedInBatch],
};
