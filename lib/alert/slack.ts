import { fitted } from "./fit";
import type { AlertMessage } from "./message";

/**
 * So many signs all blocks say together. Slack's documents name no sum; its maintainers speak of 12,000 with some for each
 * block, and messages of 11,000 were refused (`msg_blocks_too_long`).
 */
const mostSaid = 8_000;

/**
 * A message for a Slack incoming webhook. What people wrote stands in rich text, whose text is no markup: neither stars nor
 * emoji names, links or mentions are read out of it. Source: Slack, Block Kit reference (rich text block).
 */
export function slackBody(message: AlertMessage): string {
  const { title, lead, lines, link, footer } = fitted(message, (each) => saidBy(each) <= mostSaid);
  return JSON.stringify({
    text: escaped(title),
    blocks: [
      { type: "header", text: plain(title, 150) },
      ...(lead ? [rich(run(lead))] : []),
      ...lines.map(({ label, value }) =>
        rich(run(label.replace(/\s+/g, " "), { bold: true }), run(`\n${value || "–"}`)),
      ),
      { type: "actions", elements: [{ type: "button", text: plain(link.label, 75), url: link.url }] },
      { type: "context", elements: [plain(footer, 300)] },
    ],
  });
}

function saidBy({ title, lead, lines, footer }: AlertMessage): number {
  const texts = [title, lead, footer, ...lines.flatMap(({ label, value }) => [label, value])];
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function rich(...elements: object[]) {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

function run(text: string, style?: { bold: true }) {
  return { type: "text", text: unread(text) || "–", ...(style ? { style } : {}) };
}

/**
 * A mention's `<!`, `<@` or `<#` with a word joiner within, which nobody sees: rich text reads none, but what passes a
 * message on as mrkdwn would.
 */
function unread(text: string): string {
  return text.replace(/<(?=[!@#])/g, "<\u2060");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign]!);
}

/** Plain text has no mentions and no emoji names, but says `<` as it is. */
function plain(text: string, most: number) {
  const words = text.replaceAll("<", "‹").replaceAll(">", "›");
  const kept = words.length <= most ? words : `${words.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
  return { type: "plain_text", text: kept, emoji: false };
}
