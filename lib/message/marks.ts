import { cutFields, type Field } from "./merge";
import type { Place, Slot } from "./slots";

/**
 * Stand-ins for merge fields while a text goes through Markdown, which would percent-encode braces in links and break
 * at blanks: lower-case letters and digits, so that nothing in a URL or a host changes them.
 */
export type Marks = { text: string; fields: Field[]; pattern: (letters: string) => RegExp; mark: Marker };

type Marker = (index: number, letter: string) => string;

const letterOf: Record<Place, string> = {
  text: "t",
  inline: "i",
  urlPart: "u",
  urlStart: "s",
  attribute: "a",
  question: "q",
};
const placeOf = new Map(Object.entries(letterOf).map(([place, letter]) => [letter, place as Place]));

/** Puts stand-ins in the place of merge fields, with a number that does not occur in the text. */
export function markFields(template: string): Marks {
  const lower = template.toLowerCase();
  let number = 7;
  while (lower.includes(`mf${number}`)) number++;
  const mark: Marker = (index, letter) => `mf${number}${letter}${index}z`;
  const pattern = (letters: string) => new RegExp(`mf${number}([${letters}])(\\d+)z`, "g");
  const fields: Field[] = [];
  const text = cutFields(template)
    .map((part) => (typeof part === "string" ? part : mark(fields.push(part) - 1, "x")))
    .join("");
  return { text, fields, pattern, mark };
}

/**
 * Tells every stand-in in rendered HTML where it stands: in an attribute, at the beginning or inside of a URL, inside a
 * link or code, or in running text. The HTML is markdown-it's own: `<` and `>` are nowhere but around tags.
 */
export function placeMarks(html: string, { pattern, mark }: Marks): string {
  let closed = 0;
  return html.replace(new RegExp(`<[^>]*>|${pattern("x").source}`, "g"), (found, _letter, index) => {
    if (!found.startsWith("<")) return mark(Number(index), letterOf[closed > 0 ? "inline" : "text"]);
    if (/^<(?:a|code)\b/.test(found)) closed++;
    if (/^<\/(?:a|code)>/.test(found)) closed--;
    return found.replace(/([\w-]+)="([^"]*)"/g, (attribute: string, name: string) =>
      attribute.replace(pattern("x"), (_mark, _x, inner, at: number) => {
        const place = name !== "href" ? "attribute" : at === 'href="'.length ? "urlStart" : "urlPart";
        return mark(Number(inner), letterOf[place]);
      }),
    );
  });
}

/** Cuts a text at its placed stand-ins. */
export function cutMarks(text: string, { fields, pattern }: Marks): Slot[] {
  const slots: Slot[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern([...placeOf.keys()].join("")))) {
    const field = fields[Number(match[2])];
    if (!field) continue;
    if (match.index > at) slots.push(text.slice(at, match.index));
    slots.push({ ...field, place: placeOf.get(match[1]!)! });
    at = match.index + match[0].length;
  }
  if (at < text.length) slots.push(text.slice(at));
  return slots;
}
