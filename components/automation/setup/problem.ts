import type { ReactNode } from "react";

/** One thing to mend, with the id of the control to go to. */
export type Problem = { text: ReactNode; control?: string | undefined };
