import type { AlertMessage } from "./message";

/**
 * A message for a Teams workflow webhook: an Adaptive Card. What people wrote stands in text runs, which are not Markdown.
 * Source: Microsoft, Adaptive Cards 1.5 schema.
 */
export function teamsBody({ title, lead, lines, link, footer }: AlertMessage): string {
  const run = (text: string, more: object = {}) => ({ type: "TextRun", text: text || "–", ...more });
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
