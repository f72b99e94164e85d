/** White space, and what nobody sees: zero-width and soft signs, direction marks, byte order marks, fillers. */
const unseen =
  /^(?:\u034f|[\s\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0])$/;

/** A text without the white space and the invisible characters around it. Linear, whatever the text. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && unseen.test(text[start]!)) start++;
  while (end > start && unseen.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}
