/** Those that were asked for already: to find out costs as much as to read a row. */
const known = new Set<string>();

/** Is it a name of the IANA time zone database that this runtime knows? */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  const found = !/^[+-]/.test(name) && isKnown(name);
  if (found) known.add(name);
  return found;
}

function isKnown(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The names of time zones to choose from, UTC first. Source: IANA time zone database. */
export function timeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}
