import type { Act } from "../shell/outcome";

/** Takes a value that came in as an incoming field of its own. */
export type Include = Act<{ id: string; name: string; path: string; email: boolean }>;
