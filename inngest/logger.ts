import { log } from "@/lib/log";
import { faultOf } from "./fault";

type Level = "debug" | "info" | "warn" | "error";

/** What was said within so long is not said again at this level: strangers, and a server that is away, repeat themselves. */
const repeatMilliseconds = 60_000;
const said = new Map<string, number>();

const write =
  (level: Level) =>
  (...parts: unknown[]): void => {
    const [first, second] = parts;
    const [details, message] = typeof first === "string" ? [{}, first] : [first ?? {}, String(second ?? "")];
    const { err, ...fields } = details as { err?: unknown };
    const fault = err === undefined ? {} : { fault: faultOf(err) };
    const loud = level === "warn" || level === "error";
    const quiet = loud && isRepeated(JSON.stringify([message, fault]), Date.now());
    log()[quiet ? "debug" : level]({ ...fields, ...fault }, message);
  };

function isRepeated(text: string, now: number): boolean {
  const before = said.get(text) ?? Number.NEGATIVE_INFINITY;
  if (Math.abs(now - before) < repeatMilliseconds) return true;
  if (said.size >= 100) said.clear();
  said.set(text, now);
  return false;
}

/** The Inngest SDK's logger: ours, with errors reduced to what may be logged. */
export const sdkLogger = {
  debug: write("debug"),
  info: write("info"),
  warn: write("warn"),
  error: write("error"),
};
