/** A second Ctrl-C within this time is npm passing on the first one. */
const oneWishMs = 1000;

/**
 * Aborted once the process is asked to end: SIGTERM, SIGINT, or the death of the npm that started it
 * (a shell between npm and us may swallow the signal). Asked again, the process exits at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let askedAt = 0;
  const ask = (reason: string) => {
    if (askedAt === 0) {
      askedAt = Date.now();
      controller.abort(reason);
    } else if (Date.now() - askedAt > oneWishMs) process.exit(1);
  };
  process.on("SIGINT", () => ask("SIGINT"));
  process.on("SIGTERM", () => ask("SIGTERM"));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => ask("npm ended"));
  return controller.signal;
}

function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}
