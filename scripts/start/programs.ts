/** Where the bundled programs lie, below the root. */
export const programs = "dist";

/** The program that starts everything, and that of the front's process. */
export const serverFile = `${programs}/server.mjs`;
export const frontFile = `${programs}/front.mjs`;
