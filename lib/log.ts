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
    timestamp: pino.stdTimeFunctions.isoTime,
    ...(env().NODE_ENV === "development" ? { transport: { target: "pino-pretty" } } : {}),
  });
  return logger;
}
