import { fitted } from "./fit";
import type { AlertMessage } from "./message";

/** Teams refuses a message of more than about 28 kB, and counts more than the bytes that are sent. Source: Microsoft, Teams connector. */
const mostBytes = 20_000;

/**
 * A message for a Teams workflow webhook: an Adaptive Card. What people wrote stands in text runs, which are not Markdown.
 * Source: Microsoft, Adaptive Cards 1.5 schema.
 */
export function teamsBody(message: AlertMessage): string {
  return written(fitted(message, (each) => Buffer.byteLength(written(each)) <= mostBytes));
}

function written({ title, lead, lines, link, footer }: AlertMessage): string {
  const run = (text: string, more: object = {}) => ({ type: "TextRun", text: unread(text) || "–", ...more });
  const block = (inlines: object[]) => ({ type: "RichTextBlock", inlines });
  return JSON.stringify({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: {
          type: "AdaptiveCard",
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          version: "1.5",
          body: [
            block([run(title, { weight: "Bolder", size: "Large" })]),
            ...(lead ? [block([run(lead)])] : []),
            ...lines.flatMap(({ label, value }) => [
              block([run(label, { weight: "Bolder" })]),
              block([run(value)]),
            ]),
            block([run(footer, { isSubtle: true, size: "Small" })]),
          ],
          actions: [{ type: "Action.OpenUrl", title: link.label, url: link.url }],
        },
      },
    ],
  });
}

/** `{{DATE(...)}}` and `{{TIME(...)}}` are worked out in text runs too: a word joiner between the braces, which nobody sees. */
function unread(text: string): string {
  return text.replace(/\{(?=\{)/g, "{\u2060");
}
