const look = 1_000;
const jump = 5_000;

/**
 * Tells when the machine's clock was set, or slept, by more than five seconds.
 * @returns ends the watch
 */
export function onClockJump(then: () => void): () => void {
  const offset = () => Date.now() - performance.now();
  let last = offset();
  const timer = setInterval(() => {
    const now = offset();
    if (Math.abs(now - last) > jump) then();
    last = now;
  }, look);
  timer.unref();
  return () => clearInterval(timer);
}
