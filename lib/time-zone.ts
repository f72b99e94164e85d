/** The names of time zones to choose from, UTC first. Source: IANA time zone database. */
export function timeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}
