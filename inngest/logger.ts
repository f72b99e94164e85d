import { log } from "@/lib/log";
import { faultOf } from "./fault";

type Level = "debug" | "info" | "warn" | "error";

const write =
  (level: Level) =>
  (...parts: unknown[]): void => {
    const [first, second] = parts;
    const [details, message] = typeof first === "string" ? [{}, first] : [first ?? {}, String(second ?? "")];
    const { err, ...fields } = details as { err?: unknown };
    log()[level](err === undefined ? fields : { ...fields, fault: faultOf(err) }, message);
  };

/** The Inngest SDK's logger: ours, with errors reduced to what may be logged. */
export const sdkLogger = {
  debug: write("debug"),
  info: write("info"),
  warn: write("warn"),
  error: write("error"),
};
