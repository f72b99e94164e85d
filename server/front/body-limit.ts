import { openSession, sessionCookie } from "@/lib/auth/cookie";
import { formLimits } from "@/lib/http/form";
import { bodyLimits } from "@/lib/payload/body";

const KiB = 1024;

/** Doors that see for themselves to who is there, and read their own bodies. */
const doors: [RegExp, number][] = [
  [/^\/api\/v1\//, bodyLimits.bytes],
  [/^\/api\/inngest(\/|\?|$)/, 4 * KiB * KiB],
  [/^\/api\/webhooks\//, 256 * KiB],
  [/^\/s\/[^/?]+(\/opened)?\/?(\?|$)/, formLimits.answerBytes],
  [/^\/(u|stop)\/[^/?]+\/?(\?|$)/, formLimits.bytes],
  [/^\/api\//, formLimits.bytes],
];

/** How large a body a door of its own takes, in bytes; undefined for pages, whose forms Next reads. */
export function doorLimit(url: string): number | undefined {
  return doors.find(([path]) => path.test(url))?.[1];
}

/** Whether a session was sealed here for this browser; if it still holds is for the pages to say. */
export async function isMembers(cookies: string, appUrl: string): Promise<boolean> {
  const mark = `${sessionCookie(appUrl).name}=`;
  const cookie = cookies.split(/; */).find((each) => each.startsWith(mark));
  return (await openSession(cookie?.slice(mark.length))) !== null;
}
