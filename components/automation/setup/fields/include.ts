import type { Act } from "@/components/form/outcome";

/** Takes a value that came in as an incoming field of its own. */
export type Include = Act<{ id: string; name: string; path: string; email: boolean }>;
