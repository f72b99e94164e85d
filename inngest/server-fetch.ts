import { noteEvents } from "@/lib/engine";

/** An event that is not taken holds nothing up: what is lost is found by the sweep. */
const eventPatience = 3_000;
/** For what else is told to the server: the functions there are, and how far a run has come. */
const timeoutBudget = 30_000;

/** The Inngest client's `fetch` with a real server: waits for no answer for long, and notes how our events fare. */
export const fetchFromServer: typeof fetch = async (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  if (!pathname.startsWith("/e/"))
    return fetch(input, { ...init, signal: AbortSignal.timeout(timeoutBudget) });
  try {
    const answer = await fetch(input, { ...init, signal: AbortSignal.timeout(eventPatience) });
    if (answer.ok) noteEvents("taken");
    else noteEvents([401, 403, 404].includes(answer.status) ? "event_key" : "unreachable");
    return answer;
  } catch (error) {
    noteEvents("unreachable");
    throw error;
  }
};
