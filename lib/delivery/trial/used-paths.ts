import type { IncomingField, Mapping } from "@/db/schema";
import { parsePath, type Segment } from "@/lib/payload/path";

/** A place in a body that the mapping reads; `loose` is a standard field, found without regard to case. */
export type UsedPath = { segments: Segment[]; loose: boolean };

const standardNames = new Set(["emailaddress", "firstname", "lastname", "language"]);

/**
 * The places in a JSON body from which a respondent's mapped values come, from the outermost value inwards. Pure.
 * @param text the body; an array of respondents is told by its first character
 * @param position the respondent's place in the delivery
 */
export function usedPaths(
  automation: { fields: readonly IncomingField[]; mapping: Mapping; itemsPath: string | null },
  text: string,
  position: number,
): UsedPath[] {
  const root = rootOf(automation.itemsPath, text, position);
  return automation.fields.flatMap(({ name, path }) => {
    if (!automation.mapping[name]) return [];
    const parsed = parsePath(path);
    if (!parsed.ok) return [];
    const { from, segments } = parsed.value;
    const [first] = segments;
    const loose =
      segments.length === 1 && typeof first === "string" && standardNames.has(first.toLowerCase());
    return [{ segments: from === "body" ? segments : [...root, ...segments], loose }];
  });
}

function rootOf(itemsPath: string | null, text: string, position: number): Segment[] {
  if (itemsPath !== null) {
    const parsed = parsePath(itemsPath);
    return parsed.ok ? [...parsed.value.segments, position] : [];
  }
  return text.trimStart().startsWith("[") ? [position] : [];
}
