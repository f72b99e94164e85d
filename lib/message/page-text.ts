import MarkdownIt from "markdown-it";
import { cutMarks, markFields, placeMarks } from "./marks";
import type { Values } from "./merge";
import { fillHtml } from "./slots";

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true });
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]!.content);

/** A Markdown text of a survey's page as HTML; values are text in it, never Markdown. Raw HTML is shown as text. */
export function renderPageText(body: string, values: Values): string {
  const marks = markFields(body);
  return fillHtml(cutMarks(placeMarks(markdown.render(marks.text), marks), marks), values);
}
