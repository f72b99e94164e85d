import { notifySilence } from "./functions/notify-silence";
import { postEvents } from "./functions/post-events";
import { redoRuns } from "./functions/redo-runs";
import { retention } from "./functions/retention";
import { searchErased } from "./functions/search-erased";
import { sendDue } from "./functions/send-due";
import { sendNotices } from "./functions/send-notices";
import { sweep } from "./functions/sweep";

/** Every function there is. */
export const functions = [
  sendDue,
  redoRuns,
  sendNotices,
  postEvents,
  notifySilence,
  sweep,
  retention,
  searchErased,
];
