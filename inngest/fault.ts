/** What may be kept of an error: its name and its message. */
export type Fault = { name: string; message: string };

/**
 * The name and message of anything thrown, fit for a log and for jsonb.
 * Database drivers put the values of a query behind its text: they are cut off, for they hold respondents' data.
 */
export function faultOf(thrown: unknown): Fault {
  const { name, message, cause } = (typeof thrown === "object" && thrown ? thrown : {}) as Partial<Error>;
  const text = typeof message === "string" ? message : String(thrown);
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return {
    name: typeof name === "string" && name ? name : "Error",
    message: `${text.replace(/\nparams: [\s\S]*$/, "")}${reason}`.toWellFormed().replaceAll("\0", ""),
  };
}
