/**
 * The backup file: gzip over lines of JSON. First the header; then for every table its name and columns, its rows one a
 * line, an empty line, and their number and digest; then the files and the end mark.
 */
export type FileHeader = { format: "surveyhook backup"; version: 1; madeAt: string; schema: number };

/** What stands behind a table's rows. */
export type TableSum = { rows: number; sha256: string };
