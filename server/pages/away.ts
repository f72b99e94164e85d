import type { IncomingMessage, ServerResponse } from "node:http";
import { withDeadline } from "@/lib/deadline";
import { plainPage, problemWords } from "../front/plain-page";
import type { Handle } from "../front/server";
import { holdBackFailure } from "./hold-back";

/** These see to themselves when the database is away, or need none. */
const seesToItself =
  /^\/(api\/(v1|hooks|inngest|webhooks)|_next|s|u|stop|healthz|readyz|metrics)(\/|\?|$)|^[^?]*\.\w+(\?|$)/;
const askedLatelyMs = 1_000;
const reachMs = 1_500;
/** For so long after one connection was lost, others may still fail. */
const comesBackMs = 5_000;
/** A page that was begun when the database went away: nothing is answered later than five seconds. */
const lateMs = 4_000;
const lateReachMs = 500;

/**
 * Lets pages through while the database can be reached; while it cannot, answers 503 with a page that says so and loads
 * itself again. So it does where a page failed while the database went away, be it back or not.
 * @param database.reach throws, or does not come back, where the database is away
 * @param database.lostAt when a connection to it last ended, on the monotonic clock
 */
export function whileReached(
  { reach, lostAt }: { reach: () => Promise<unknown>; lostAt: () => number },
  pages: Handle,
): (request: IncomingMessage, response: ServerResponse) => void {
  let asked = { at: Number.NEGATIVE_INFINITY, answer: Promise.resolve(false) };
  const reached = (milliseconds: number) =>
    withDeadline(reach(), milliseconds).then(
      () => true,
      () => false,
    );
  const reachedLately = () => {
    const now = performance.now();
    if (now - asked.at > askedLatelyMs) asked = { at: now, answer: reached(reachMs) };
    return asked;
  };

  return async (request, response) => {
    // A server action tells its own trouble within the page it was called from.
    if (seesToItself.test(request.url ?? "") || request.headers["next-action"])
      return pages(request, response);
    const lately = reachedLately();
    const unavailable = () => void response.writeHead(503, headers).end(pageFor(request));
    if (!(await lately.answer)) return unavailable();
    const wentAway = async () => !(await reached(lateReachMs)) || lostAt() > lately.at - comesBackMs;
    holdBackFailure(response, wentAway, unavailable);
    const timer = setTimeout(async () => {
      if (await reached(lateReachMs)) return;
      if (!response.headersSent && !response.closed) cutShort(request, response);
    }, lateMs);
    response.once("close", () => clearTimeout(timer));
    pages(request, response);
  };
}

const headers = {
  "content-type": "text/html; charset=utf-8",
  "retry-after": "5",
  "cache-control": "no-store",
};

/** Next may still answer in its own time, into a connection that is closed: the answer is not its response's. */
function cutShort(request: IncomingMessage, response: ServerResponse): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  response.socket?.end(
    ["HTTP/1.1 503 Service Unavailable", ...lines, "connection: close", "", pageFor(request)].join("\r\n"),
  );
}

function pageFor(request: IncomingMessage): string {
  const { language, problems } = problemWords(request);
  const again = request.method === "GET" ? 5 : undefined;
  return plainPage({ language, title: problems.page.title, text: problems.database_unavailable, again });
}
