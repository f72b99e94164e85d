/** What the front tells the process that started it. */
export type FromFront =
  | { listening: true }
  /** Why it cannot listen, in one line. */
  | { fault: string }
  /** Invitations are due, and posts, in epoch milliseconds, and perhaps notices. */
  | { due: number[]; posts: number[]; notices: boolean }
  /** Requests to hooks since it was started, by outcome. */
  | { counted: Record<string, number> };

/** What it is told: count what you have answered; stop. */
export type ToFront = "count" | "stop";
