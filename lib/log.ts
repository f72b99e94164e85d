import { inspect } from "node:util";
import pino, { type Logger } from "pino";
import { env } from "./env";

let logger: Logger | undefined;

/**
 * The process's logger: JSON lines on stdout in production, readable in development.
 * Never give it a key, a token, an address or a respondent's data.
 */
export function log(): Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    // As it is printed: errors of queries then hold no values.
    serializers: { err: (error: unknown) => inspect(error) },
    timestamp: pino.stdTimeFunctions.isoTime,
    ...(env().NODE_ENV === "development" ? { transport: { target: "pino-pretty" } } : {}),
  });
  return logger;
}
