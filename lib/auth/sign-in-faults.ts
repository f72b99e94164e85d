/**
 * What a sign-in form lacks, before anything is looked up. Without the password in hand, as on the page that is shown
 * again, the password is what is missing where nothing is wrong with the address.
 */
export function signInFaults(
  email: string,
  password = "",
): { email?: "missing_field" | "invalid_email"; password?: "missing_field" } {
  if (email.trim() === "") return { email: "missing_field" };
  if (!email.includes("@")) return { email: "invalid_email" };
  return password === "" ? { password: "missing_field" } : {};
}
