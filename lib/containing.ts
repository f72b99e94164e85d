/** The pattern of LIKE for texts that have this one in them, with its signs taken as they are. */
export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, "\\$&")}%`;
}
