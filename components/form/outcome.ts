/** How an action was refused: a code, the server's words, and which fields are at fault. */
export type Refusal = {
  ok: false;
  code: string;
  message: string;
  errors: { field: string; code: string; message: string }[];
  changed?: Changed;
};

/**
 * What an editor would have written over was changed after it was read: by whom (null where nobody is known), when, and
 * the digest with which it may be written over all the same.
 */
export type Changed = { by: string | null; byReader: boolean; at: string; digest: string };

/** How an action ended; null before it has run. */
export type Outcome<T = void> = null | { ok: true; value: T; at: string } | Refusal;

/** An action of the server as a component calls it, with its input. */
export type Act<Input, T = void> = (previous: null, input: Input) => Promise<Outcome<T>>;
