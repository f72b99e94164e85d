/**
 * Gathers what comes while work is under way into the next work; what comes in the same moment goes along.
 * @param work on some items, in the order they came. @returns what came of each, in that order
 * @param most items at a time
 * @returns takes one; resolves with what came of it, and throws what the work on all that went with it threw
 */
export function together<T, R = void>(
  work: (items: T[]) => Promise<readonly R[]>,
  most = 100,
): (item: T) => Promise<R> {
  const waiting: { item: T; settle: (result: R) => void; refuse: (error: unknown) => void }[] = [];
  let isBusy = false;
  const go = async () => {
    isBusy = true;
    await Promise.resolve();
    while (waiting.length > 0) {
      const some = waiting.splice(0, most);
      try {
        const results = await work(some.map(({ item }) => item));
        for (const [at, { settle }] of some.entries()) settle(results[at]!);
      } catch (error) {
        for (const { refuse } of some) refuse(error);
      }
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((settle, refuse) => {
      waiting.push({ item, settle, refuse });
      if (!isBusy) void go();
    });
}
