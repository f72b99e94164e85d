import type { AlertMessage } from "./message";

/**
 * A message for a Slack incoming webhook. What people wrote is escaped, and not read for links or mentions. Source: Slack,
 * Block Kit reference and "Escaping text".
 */
export function slackBody({ title, lead, lines, link, footer }: AlertMessage): string {
  const text = (words: string) => ({ type: "mrkdwn", text: cut(words, 3000), verbatim: true }) as const;
  const section = (words: string) => ({ type: "section", text: text(words) });
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
      { type: "context", elements: [text(escaped(footer))] },
    ],
  });
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign]!);
}

/** Escaped text, cut neither within a sign nor within its entity: half of one would be read as text. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/&[a-z]{0,3}$/, "")
    .replace(/[\uD800-\uDBFF]$/, "")}…`;
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
