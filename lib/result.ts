/** A permanent outcome as a value: what was made, or why not. Transient trouble is thrown instead. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** The good outcome. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** The refusal. */
export const fail = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });
