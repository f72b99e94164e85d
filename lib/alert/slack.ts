import type { AlertMessage } from "./message";

/**
 * A message for a Slack incoming webhook. What people wrote is escaped, and not read for links or mentions. Source: Slack,
 * Block Kit reference and "Escaping text".
 */
export function slackBody({ title, lead, lines, link, footer }: AlertMessage): string {
  const text = (words: string) => ({ type: "mrkdwn", text: words, verbatim: true }) as const;
  const section = (words: string) => ({ type: "section", text: text(words.slice(0, 3000)) });
  return JSON.stringify({
    text: escaped(title),
    blocks: [
      { type: "header", text: { type: "plain_text", text: plain(title, 150), emoji: false } },
      ...(lead ? [section(escaped(lead))] : []),
      ...lines.map(({ label, value }) => section(`*${bold(label)}*\n${escaped(value) || "–"}`)),
      {
        type: "actions",
        elements: [
          {
            type: "button",
            text: { type: "plain_text", text: plain(link.label, 75), emoji: false },
            url: link.url,
          },
        ],
      },
      { type: "context", elements: [text(escaped(footer).slice(0, 3000))] },
    ],
  });
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign]!);
}

/** Within bold a star would end it, and a line cannot be left. */
function bold(text: string): string {
  return escaped(text).replaceAll("*", "∗").replace(/\s+/g, " ");
}

/** Plain text has no mentions, but says `<` as it is. */
function plain(text: string, most: number): string {
  const words = text.replaceAll("<", "‹").replaceAll(">", "›");
  return words.length <= most ? words : `${words.slice(0, most - 1).toWellFormed()}…`;
}
