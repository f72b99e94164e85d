import { plainText } from "../mail/templates/plain-text";
import { renderMarkdown } from "./markdown";
import { cutMarks } from "./marks";
import type { Slot } from "./slots";

/** A Markdown body as plain text with slots. */
export function compileText(body: string): Slot[] {
  const { html, marks } = renderMarkdown(body, (url, label) => `<p>${label}:<br>${url}</p>`);
  return cutMarks(plainText(html), marks);
}
