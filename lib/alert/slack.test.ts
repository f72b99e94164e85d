import { describe, expect, it } from "vitest";
import type { AlertMessage } from "./message";
import { slackBody } from "./slack";

/** Most signs of each text. Source: Slack, Block Kit reference: header, section, actions, context and button. */
const limits = { blocks: 50, header: 150, mrkdwn: 3000, button: 75, url: 3000 };

type Text = { type: string; text: string };
type Block = { type: string; text?: Text; elements?: (Text | { type: string; text: Text; url: string })[] };

const pieces = [
  "<!channel>",
  "<@U012AB3CD>",
  "<https://evil.example|open>",
  "&",
  "&amp;",
  "*bold* _slanted_ ~gone~ `code`",
  "\n> quoted\n",
  "👩‍👩‍👧‍👦",
  "😀",
  "مرحبا بالعالم",
  "\u202Eturned",
  "é".repeat(40),
];

/** Texts of pieces in each order, up to a length. */
function textOf(seed: number, most: number): string {
  let text = "";
  for (let i = seed; text.length < most; i = i * 7 + 3) text += pieces[i % pieces.length];
  return text;
}

function messageOf(seed: number, long: number): AlertMessage {
  return {
    title: textOf(seed, long / 4),
    lead: textOf(seed + 1, long),
    lines: Array.from({ length: 40 }, (_, i) => ({
      label: textOf(seed + i, 200)
        .slice(0, 200)
        .toWellFormed(),
      value: textOf(seed + i + 2, long),
    })),
    link: { label: textOf(seed + 3, 200), url: "https://surveyhook.example/respondents/rsp_1" },
    footer: textOf(seed + 4, long),
  };
}

describe("a message for Slack", () => {
  const messages = pieces.flatMap((_, seed) => [messageOf(seed, 40), messageOf(seed, 4000)]);
  const written: { text: string; blocks: Block[] }[] = messages.map((message) =>
    JSON.parse(slackBody(message)),
  );
  const texts = written.flatMap(({ blocks }) =>
    blocks.flatMap(({ text, elements = [] }) => [
      ...(text ? [text] : []),
      ...elements.map((each) => (typeof each.text === "string" ? (each as Text) : each.text)),
    ]),
  );

  it("keeps to what Block Kit takes, whatever people are called", () => {
    for (const { text, blocks } of written) {
      expect(text.length).toBeGreaterThan(0);
      expect(blocks.length).toBeLessThanOrEqual(limits.blocks);
      for (const { type, text, elements } of blocks) {
        if (type === "header") {
          expect(text!.type).toBe("plain_text");
          expect(text!.text.length).toBeLessThanOrEqual(limits.header);
        } else if (type === "section") {
          expect(text!.text.length).toBeLessThanOrEqual(limits.mrkdwn);
        } else if (type === "actions") {
          for (const button of elements as { text: Text; url: string }[]) {
            expect(button.text.text.length).toBeLessThanOrEqual(limits.button);
            expect(button.url.length).toBeLessThanOrEqual(limits.url);
          }
        } else {
          expect(type).toBe("context");
          for (const each of elements as Text[]) expect(each.text.length).toBeLessThanOrEqual(limits.mrkdwn);
        }
      }
    }
    for (const { text } of texts) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  it("calls nobody, links nowhere and leaves no half entity", () => {
    for (const { text, type } of texts) {
      expect(text).not.toMatch(/[<>]/);
      if (type === "mrkdwn") expect(text.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
    }
    for (const { text } of written) expect(text).not.toMatch(/[<>]/);
  });

  it("says all of a text that fits", () => {
    const [message] = messages;
    const [, lead] = JSON.parse(slackBody(message!)).blocks as Block[];
    const said = lead!.text!.text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
    expect(said).toBe(message!.lead);
  });
});
