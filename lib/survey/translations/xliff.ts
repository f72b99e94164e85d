import { fail, ok, type Result } from "../../result";
import { mostTexts, type TextFileFault } from "./csv";
import type { TextCell } from "./import";
import type { TextRow } from "./rows";

const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML 1.0 has no place for, which no text of a survey needs either. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The sub-state of a translation that is older than its text. */
const changedSource = "surveyhook:source-changed";

function escaped(text: string): string {
  return text.replace(impossible, "").replace(/[&<>"]/g, (sign) => names[sign]!);
}

/**
 * A survey's texts from its first language to another, as translators' tools read it; what is not translated has no
 * target, what was translated from another text is in the state where work begins, and a note has that text. Source: XLIFF
 * 2.0 (OASIS).
 * @param languages the survey's; the first is translated from
 */
export function textXliff(rows: readonly TextRow[], languages: readonly string[], target: string): string {
  const source = languages[0] ?? "en";
  const units = rows.map(({ id, texts, outdated }, i) => {
    const translation = texts[target]?.trim();
    const was = translation && outdated[target];
    const state = was ? `initial" subState="${changedSource}` : translation ? "translated" : "initial";
    return [
      `    <unit id="u${i + 1}" name="${escaped(id)}">`,
      ...(was
        ? ["      <notes>", `        <note category="former-source">${escaped(was)}</note>`, "      </notes>"]
        : []),
      `      <segment state="${state}">`,
      `        <source xml:space="preserve">${escaped(texts[source] ?? Object.values(texts)[0] ?? "")}</source>`,
      ...(translation ? [`        <target xml:space="preserve">${escaped(translation)}</target>`] : []),
      "      </segment>",
      "    </unit>",
    ].join("\n");
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${source}" trgLang="${target}">`,
    '  <file id="survey">',
    ...units,
    "  </file>",
    "</xliff>",
    "",
  ].join("\n");
}

/**
 * Reads the targets of an XLIFF 2 file by their units' names, with the text that they were made from; marks within a text
 * fall away, its words stay. A unit none of whose segments is in the state where work begins has been looked at. No DTD is taken, so that no entity can grow.
 */
export function readTextXliff(file: string): Result<TextCell[], TextFileFault> {
  const text = without(file.replace(/^\ufeff/, ""), "<!--", "-->");
  const at = text.search(/<xliff\s/);
  const root = at < 0 ? "" : text.slice(at, text.indexOf(">", at) + 1);
  if (!root || text.includes("<!DOCTYPE") || !/\bversion\s*=\s*["']2\.\d["']/.test(root))
    return fail({ code: "not_xliff" });
  const language = attributeOf(root, "trgLang");
  if (!language) return fail({ code: "no_language" });
  const cells: TextCell[] = [];
  // Cut rather than matched from end to end: linear, however the file is made.
  for (const piece of text.split(/<unit\b/).slice(1)) {
    const unit = piece.split("</unit>")[0]!;
    const head = unit.slice(0, unit.indexOf(">") + 1);
    const id = attributeOf(head, "name") ?? "";
    const targets = elementsOf(unit, "target");
    if (targets.length > 0)
      cells.push({
        ...{ id, language, text: targets.join(""), source: elementsOf(unit, "source").join("") },
        reviewed: statesOf(unit).every((state) => /^(?:translated|reviewed|final)$/.test(state)),
      });
    if (cells.length > mostTexts) return fail({ code: "too_many" });
  }
  return cells.length === 0 ? fail({ code: "empty" }) : ok(cells);
}

/** The words of each element of a name. */
function elementsOf(unit: string, name: "source" | "target"): string[] {
  return unit
    .split(new RegExp(`<${name}\\b`))
    .slice(1)
    .map((part) => part.split(`</${name}>`)[0]!)
    .map((part) => wordsOf(part.slice(part.indexOf(">") + 1)));
}

/** The states of a unit's segments; what is not said is where work begins. */
function statesOf(unit: string): string[] {
  return unit
    .split(/<segment\b/)
    .slice(1)
    .map((part) => attributeOf(part.slice(0, part.indexOf(">") + 1), "state") ?? "initial");
}

function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? unescaped(found[1] ?? found[2] ?? "") : undefined;
}

/** The text of some XML: what CDATA holds as it stands, tags taken out, the five entities and numbers read. */
function wordsOf(xml: string): string {
  return xml
    .split(/<!\[CDATA\[/)
    .map((part, i) => {
      if (i === 0) return unescaped(without(part, "<", ">"));
      const [raw = "", ...rest] = part.split("]]>");
      return raw + unescaped(without(rest.join("]]>"), "<", ">"));
    })
    .join("");
}

/**
 * A text without what begins with one mark and ends with another; what does not end takes the rest along. No regular
 * expression: each beginning would look to the end of the file for an end that is not there.
 */
function without(text: string, begin: string, end: string): string {
  let kept = "";
  for (let at = 0; ; ) {
    const from = text.indexOf(begin, at);
    if (from < 0) return kept + text.slice(at);
    kept += text.slice(at, from);
    const to = text.indexOf(end, from + begin.length);
    if (to < 0) return kept;
    at = to + end.length;
  }
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
