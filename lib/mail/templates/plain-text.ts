import { toPlainText } from "@react-email/render";

/** The text of HTML: links spelled out after their words, tables in columns, no line broken by us. */
export function plainText(html: string): string {
  return toPlainText(html, {
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
}
