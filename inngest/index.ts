import { notifySilence } from "./functions/notify-silence";
import { redoRuns } from "./functions/redo-runs";
import { retention } from "./functions/retention";
import { sendDue } from "./functions/send-due";
import { sendNotices } from "./functions/send-notices";
import { sweep } from "./functions/sweep";

/** Every function there is. */
export const functions = [sendDue, redoRuns, sendNotices, notifySilence, sweep, retention];
