import type { IncomingMessage } from "node:http";
import { openSession, sessionCookie } from "@/lib/auth/cookie";
import { bodyLimits } from "@/lib/delivery/body";
import { formLimits } from "@/lib/http/form";

const KiB = 1024;

/** How large a body is taken, in bytes, and whether its fields are counted before anything parses them. */
export type BodyLimit = { bytes: number; countsFields: boolean };

/** Doors that see for themselves to who is there. Respondents' count the fields once they know the link. */
const doors: [RegExp, number][] = [
  [/^\/api\/v1\//, bodyLimits.bytes],
  [/^\/api\/inngest(\/|\?|$)/, 4 * KiB * KiB],
  [/^\/api\/webhooks\//, 256 * KiB],
  [/^\/s\//, formLimits.answerBytes],
  [/^\/(u|stop)\//, formLimits.bytes],
];

/** What a request may bring: on pages a stranger's is a short form, a member's may be a survey. */
export async function bodyLimit({ url = "/", headers }: IncomingMessage, appUrl: string): Promise<BodyLimit> {
  const bytes = doors.find(([path]) => path.test(url))?.[1];
  if (bytes) return { bytes, countsFields: false };
  return (await isMembers(headers.cookie ?? "", appUrl))
    ? { bytes: bodyLimits.bytes, countsFields: false }
    : { bytes: formLimits.bytes, countsFields: true };
}

/** Whether a session was sealed here for this browser; if it still holds is for the pages to say. */
async function isMembers(cookies: string, appUrl: string): Promise<boolean> {
  const mark = `${sessionCookie(appUrl).name}=`;
  const cookie = cookies.split(/; */).find((each) => each.startsWith(mark));
  return (await openSession(cookie?.slice(mark.length))) !== null;
}
