/** As much as is read of a query to know when to ask again. */
type Asked = { state: { status: string; errorUpdateCount: number; error: unknown } };

const longestMs = 60_000;
const refused = new Set([401, 403, 404]);

/** An answer that was no success; a refusal stays one however often it is asked. */
class NotAnswered extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

/** Asks the server for JSON. @throws where the answer is no success */
export async function askJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(url, {
    ...(signal ? { signal } : {}),
    headers: { accept: "application/json" },
    cache: "no-cache",
  });
  if (!answer.ok) throw new NotAnswered(answer.status);
  return (await answer.json()) as T;
}

/**
 * When a query that watches something is asked again: after `everyMs`, after twice as long with each failure in a row up
 * to a minute, and no more once it was refused. A hidden tab asks nothing anyway.
 */
export function watching(everyMs: number): (query: Asked) => number | false {
  const errorsBefore = new WeakMap<Asked, number>();
  return (query) => {
    const { status, errorUpdateCount, error } = query.state;
    if (status !== "error") {
      errorsBefore.set(query, errorUpdateCount);
      return everyMs;
    }
    if (error instanceof NotAnswered && refused.has(error.status)) return false;
    const inARow = errorUpdateCount - (errorsBefore.get(query) ?? 0);
    return Math.min(longestMs, everyMs * 2 ** inARow);
  };
}
