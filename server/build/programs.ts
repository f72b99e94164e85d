/** The program that starts everything. It names the build that is current, and is replaced as a whole. */
export const serverFile = "dist/server.mjs";

/** Within a build: the bundled programs, and the one of the front's process. */
export const programs = "programs";
export const frontFile = `${programs}/front.mjs`;
