/** A piece of JSON text as it is coloured. The text is always the source's own. */
type JsonToken = { kind: "key" | "value" | "sign"; text: string };

/** A line of laid-out JSON: how deep it stands, its pieces, and the path of the value that begins on it. */
export type JsonLine = { depth: number; tokens: JsonToken[]; path: (string | number)[]; leaf: boolean };

type Container = { closer: "}" | "]"; step: string | number };

const token = /\s*(?:("(?:[^"\\]|\\.)*")|([{}[\],:])|([^\s"{}[\],:]+))/y;

/**
 * Lays JSON out in lines without parsing its values, so that numbers keep all their digits and keys that stand twice
 * stand twice. Pure.
 * @returns null where the text is no JSON
 */
export function layOutJson(text: string): JsonLine[] | null {
  if (!isJson(text)) return null;
  const lines: JsonLine[] = [];
  const open: Container[] = [];
  let line = startLine(open);
  let key: string | null = null;
  const finish = () => {
    lines.push(line);
    line = startLine(open);
  };
  for (const piece of piecesOf(text)) {
    const inside = open.at(-1);
    if (piece === "{" || piece === "[") {
      line.tokens.push(sign(piece));
      open.push({ closer: piece === "{" ? "}" : "]", step: piece === "{" ? "" : 0 });
      line.leaf = false;
      finish();
    } else if (piece === "}" || piece === "]") {
      open.pop();
      const opener = lines.at(-1);
      const empty = line.tokens.length === 0 && opener?.tokens.at(-1)?.text === (piece === "}" ? "{" : "[");
      if (empty) {
        line = lines.pop()!;
        line.tokens.push(sign(piece));
        line.leaf = true;
      } else {
        if (line.tokens.length > 0) lines.push(line);
        line = { depth: open.length, tokens: [sign(piece)], path: pathOf(open), leaf: false };
      }
    } else if (piece === ",") {
      line.tokens.push(sign(","));
      if (typeof inside?.step === "number") inside.step += 1;
      finish();
    } else if (piece === ":") {
      line.tokens.push(sign(": "));
    } else if (inside?.closer === "}" && key === null) {
      key = piece;
      inside.step = JSON.parse(piece);
      line.path = pathOf(open);
      line.tokens.push({ kind: "key", text: piece });
      continue;
    } else {
      line.tokens.push({ kind: "value", text: piece });
    }
    if (piece !== ":") key = null;
  }
  if (line.tokens.length > 0) lines.push(line);
  return lines;
}

/** Does a line show a value that is read, or one within which something is read? */
export function isUsed(
  line: JsonLine,
  used: readonly { segments: readonly (string | number)[]; loose: boolean }[],
): boolean {
  if (line.tokens.length === 1 && line.tokens[0]!.kind === "sign") return false;
  return used.some(({ segments, loose }) => {
    const same = (a: string | number | undefined, b: string | number | undefined) =>
      a === b || String(a) === String(b) || (loose && String(a).toLowerCase() === String(b).toLowerCase());
    const shared = Math.min(segments.length, line.path.length);
    const begins = segments.slice(0, shared).every((segment, i) => same(segment, line.path[i]));
    return begins && (line.path.length >= segments.length || line.leaf);
  });
}

function startLine(open: readonly Container[]): JsonLine {
  return { depth: open.length, tokens: [], path: pathOf(open), leaf: true };
}

function pathOf(open: readonly Container[]): (string | number)[] {
  return open.map(({ step }) => step);
}

function sign(text: string): JsonToken {
  return { kind: "sign", text };
}

function* piecesOf(text: string): Generator<string> {
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) yield match[1] ?? match[2] ?? match[3]!;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
