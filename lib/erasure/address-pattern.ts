/**
 * Finds an address in text, in any case, plain or percent-encoded, and no longer address that merely ends in it.
 * @returns a pattern with the flags `gi`
 */
export function addressPattern(email: string): RegExp {
  const forms = [...new Set([email, encodeURIComponent(email)])].map((form) =>
    form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"),
  );
  return new RegExp(`(?<![a-z0-9._!+-])(?:${forms.join("|")})(?![a-z0-9-]|\\.[a-z0-9])`, "gi");
}

/** Does a text hold the address? */
export function holdsAddress(text: string, email: string): boolean {
  return addressPattern(email).test(text);
}
