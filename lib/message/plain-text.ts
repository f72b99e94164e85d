import { toPlainText } from "@react-email/render";
import { renderMarkdown } from "./markdown";
import { cutMarks } from "./marks";
import type { Slot } from "./slots";

/** A Markdown body as plain text with slots: links spelled out, tables in columns. */
export function compileText(body: string): Slot[] {
  const { html, marks } = renderMarkdown(body, (url, label) => `<p>${label}:<br>${url}</p>`);
  const text = toPlainText(html, {
    wordwrap: false,
    selectors: [
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: "a", options: { linkBrackets: false, hideLinkHrefIfSameAsText: true } },
      { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
    ],
  });
  return cutMarks(text, marks);
}
