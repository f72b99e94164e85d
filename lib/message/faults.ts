import { buttonHtml } from "../mail/templates/button";
import { compileHtml, renderMarkdown } from "./markdown";
import { commonFields, cutFields } from "./merge";
import { ownLinks } from "./slots";
import type { TemplateFault } from "./template-fault";

const bodyOnly = new Set(["surveyLink", "unsubscribeLink", "firstQuestion"]);

/** What keeps a subject or a Markdown body from being saved; at most one fault of a kind. */
export function templateFaults(text: string, body: boolean): TemplateFault[] {
  return [...strayBraces(text), ...(body ? bodyFaults(text) : subjectFaults(text))];
}

/** The fields that nobody will ever fill: neither common nor a variable. They become their fallback, or nothing. */
export function unknownFields(text: string, variables: readonly string[], body: boolean): TemplateFault[] {
  const known = [...commonFields, ...variables, ...(body ? bodyOnly : [])];
  const seen = new Set<string>();
  return fieldsOf(text).flatMap(({ name, match, at }) => {
    if (known.includes(name) || bodyOnly.has(name) || seen.has(name)) return [];
    seen.add(name);
    const meant = known.find((each) => plain(each) === plain(name));
    return [
      { code: "unknown_field" as const, text: match, ...(meant ? { meant } : {}), ...placeOf(text, at) },
    ];
  });
}

/**
 * Fields that decide where a link leads: as its host or a part of it, or as the whole address. Whoever sends the data could
 * lead people anywhere under the workspace's name. Addresses in running text count, since mail programs make links of them.
 */
export function openLinks(text: string, body: boolean): TemplateFault[] {
  const fields = fieldsOf(text);
  const numbers = new Map(fields.map(({ at }, number) => [at, number]));
  const open = new Set<number>();
  for (const { index, 0: start } of text.matchAll(/(?:https?:\/\/|www\.)[^\s/?#<>()"\\{}]*/gi))
    open.add(numbers.get(index + start.length) ?? -1);
  if (body) for (const number of openHrefs(text)) open.add(number);
  return fields.flatMap(({ match, at }, number) =>
    open.has(number) ? [{ code: "open_link" as const, text: match, ...placeOf(text, at) }] : [],
  );
}

/** The fields, by their number, before which the address of a link has not come to its host's end. */
function openHrefs(text: string): number[] {
  const { html, marks } = renderMarkdown(text, buttonHtml);
  const unfinished = /^(?!mailto:|tel:)(?:[a-z][a-z\d+.-]*:?)?(?:[/\\]{2}[^/?#\\]*)?$/i;
  return [...html.matchAll(/\bhref="([^"]*)"/g)].flatMap(([, href = ""]) =>
    [...href.matchAll(marks.pattern("us"))].flatMap(({ index, 2: number }) => {
      const own = index === 0 && ownLinks.has(marks.fields[Number(number)]?.name ?? "");
      return !own && unfinished.test(href.slice(0, index)) ? [Number(number)] : [];
    }),
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

function fieldsOf(text: string): { name: string; match: string; at: number }[] {
  return [...text.matchAll(/\{\{[^{}]*\}\}/g)].flatMap(({ 0: match, index }) => {
    const [field] = cutFields(match);
    return typeof field === "object" ? [{ name: field.name, match, at: index }] : [];
  });
}

function strayBraces(text: string): TemplateFault[] {
  // Fields become blanks of their length, so that a stray brace keeps its place.
  const rest = text.replace(/\{\{[^{}]*\}\}/g, (match) =>
    cutFields(match).some((part) => typeof part !== "string") ? " ".repeat(match.length) : match,
  );
  const stray = /\{\{[^{}]*\}\}|\{\{|\}\}/.exec(rest);
  if (!stray) return [];
  const code = stray[0].length > 2 ? "no_name" : stray[0] === "{{" ? "not_closed" : "not_opened";
  return [{ code, text: stray[0], ...placeOf(text, stray.index) }];
}

function bodyFaults(text: string): TemplateFault[] {
  const { slots, misplaced } = compileHtml(text);
  const faults: TemplateFault[] = [];
  if (!slots.some((part) => typeof part !== "string" && part.name === "surveyLink"))
    faults.push({ code: "missing_survey_link", text: "", ...placeOf(text, text.length) });
  if (misplaced) {
    const questions = fieldsOf(text).filter(({ name }) => name === "firstQuestion");
    const alone = ({ at, match }: { at: number; match: string }) =>
      /(^|\n)[ \t]*$/.test(text.slice(0, at)) && /^[ \t]*(\n|$)/.test(text.slice(at + match.length));
    const { match, at } = questions.find((each) => !alone(each)) ?? questions[0]!;
    faults.push({ code: "misplaced_first_question", text: match, ...placeOf(text, at) });
  }
  return faults;
}

function subjectFaults(text: string): TemplateFault[] {
  const wrong = fieldsOf(text).find(({ name }) => bodyOnly.has(name));
  return wrong ? [{ code: "misplaced_link", text: wrong.match, ...placeOf(text, wrong.at) }] : [];
}

function placeOf(text: string, at: number): { at: number; line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { at, line: before.length, column: before.at(-1)!.length + 1 };
}
