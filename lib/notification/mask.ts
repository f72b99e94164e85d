/**
 * A value with what identifies a person taken out: of an address the first letter and the ending stay, of other text
 * the first character. Length is not told.
 */
export function maskValue(text: string): string {
  const clean = text.toWellFormed().replaceAll("\0", "").trim();
  if (clean === "") return "";
  const address = /^(.)[^@]*@(.).*?(\.[^.@]{1,10})?$/su.exec(clean);
  if (address) return `${address[1]}•••@${address[2]}•••${address[3] ?? ""}`;
  return `${[...clean][0]}•••`;
}
