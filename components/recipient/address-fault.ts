/** What is wrong with a text that should be an e-mail address, as far as a person can mend it; null where nothing shows. */
export function addressFault(text: string): "blank" | "at" | "inside" | "ending" | null {
  const address = text.trim();
  if (address === "") return "blank";
  if (/[\s,;<>()]/.test(address)) return "inside";
  const [local, domain, more] = address.split("@");
  if (!local || !domain || more !== undefined) return "at";
  return /\.[^.]{2,}$/.test(domain) ? null : "ending";
}
