import { AppError } from "./errors";

/** The answer while the database does not: nothing was taken, or an idempotent repeat finds it. */
export function databaseUnavailable(): AppError {
  const detail =
    "The database does not answer at the moment. Send the same request again, with the same Idempotency-Key if it had one.";
  return new AppError("database_unavailable", detail, { headers: { "retry-after": "5" } });
}

/**
 * Waits for a promise of the database, but not longer than so many milliseconds: the driver may leave a query pending
 * for ever after the server went away.
 * @throws AppError database_unavailable when the time is over
 */
export async function withDeadline<T>(promise: Promise<T>, milliseconds = 4000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(databaseUnavailable()), milliseconds);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * How long a worker waits for a batch's worth of the database's work. A query left pending would hold the step, and the
 * engine with it, for ever; what comes through later does no harm, since claims have leases and rows are locked.
 */
export const workMilliseconds = 10_000;

/** How long a request may wait for the database, all its waits together: it is answered within five seconds. */
const requestMilliseconds = 4000;

/** Waits for the database on behalf of one request. */
export type TimeoutBudget = {
  wait<T>(work: () => Promise<T>): Promise<T>;
  /** For work that keeps by itself to the milliseconds it is given. */
  lend<T>(work: (milliseconds: number) => Promise<T>): Promise<T>;
};

/**
 * The timeoutBudget of one request: what one wait took is taken from the next. The time in which the client sends its body
 * does not count.
 */
export function timeoutBudget(milliseconds = requestMilliseconds): TimeoutBudget {
  let left = milliseconds;
  const lend: TimeoutBudget["lend"] = async (work) => {
    const began = performance.now();
    try {
      return await work(left);
    } finally {
      left = Math.max(0, left - (performance.now() - began));
    }
  };
  return { lend, wait: (work) => lend((milliseconds) => withDeadline(work(), milliseconds)) };
}

/** Is it trouble of reaching the database, which a later try may not meet? Source: SQLSTATE classes 08, 53 and 57. */
export function isDatabaseTrouble(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = String((at as { code?: unknown }).code ?? "");
    if (/^(08|53|57)[0-9A-Z]{3}$/.test(code)) return true;
    if (/^(CONNECTION_|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)/.test(code))
      return true;
  }
  return false;
}
