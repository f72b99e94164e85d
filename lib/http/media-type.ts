/**
 * Takes a Content-Type apart. Source: RFC 9110, section 8.3: a quoted value may hold semicolons.
 * @returns the media type in lower case, "" where there is none, and its parameters by their names in lower case
 */
export function parseMediaType(header: string): { type: string; parameters: Map<string, string> } {
  const [type = ""] = header.split(";", 1);
  const found = header.slice(type.length).matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g);
  const parameters = new Map(
    [...found].map(([, name = "", quoted, token = ""]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, "$1") ?? token.trim(),
    ]),
  );
  return { type: type.trim().toLowerCase(), parameters };
}

/** Whether bytes of this charset are read as UTF-8; none is UTF-8. */
export function isReadCharset(charset: string | undefined): boolean {
  return !charset || ["utf-8", "utf8", "us-ascii"].includes(charset.toLowerCase());
}
