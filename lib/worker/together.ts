/**
 * Gathers what comes while a write is under way into the next write.
 * @returns takes one; resolves when it is written, and throws what the write of all that went with it threw
 */
export function together<T>(write: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let current: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  return (item) => {
    waiting.push(item);
    next ??= current.then(() => {
      const items = waiting;
      waiting = [];
      next = undefined;
      const work = write(items);
      current = work.catch(() => {});
      return work;
    });
    return next;
  };
}
