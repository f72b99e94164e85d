import { createRequire } from "node:module";
import { z } from "zod";

const plainText = (most: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.literal(false),
  });

const richText = z.strictObject({
  type: z.literal("rich_text"),
  elements: z
    .array(
      z.strictObject({
        type: z.literal("rich_text_section"),
        elements: z
          .array(
            z.strictObject({
              type: z.literal("text"),
              text: z.string().min(1),
              style: z.strictObject({ bold: z.literal(true) }).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  url: z.url().max(3000),
});

/**
 * A message that Slack takes, of the blocks that are used here. Source: Slack's reference of Block Kit (header, rich text,
 * actions, context, button, text object) and of incoming webhooks.
 */
export const slackMessage = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(4000)
    .regex(/^[^<>]*$/),
  blocks: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("header"), text: plainText(150) }),
        richText,
        z.strictObject({ type: z.literal("actions"), elements: z.array(button).min(1).max(25) }),
        z.strictObject({ type: z.literal("context"), elements: z.array(plainText(3000)).min(1).max(10) }),
      ]),
    )
    .min(1)
    .max(50),
});

/** All that the blocks of a message for Slack say, in their order. */
export function saidInSlack({ blocks }: z.infer<typeof slackMessage>): string[] {
  return blocks.flatMap((block) => {
    if (block.type === "header") return [block.text.text];
    if (block.type === "actions") return block.elements.map(({ text }) => text.text);
    if (block.type === "context") return block.elements.map(({ text }) => text);
    return block.elements.flatMap(({ elements }) => elements.map(({ text }) => text));
  });
}

const textRun = z.strictObject({
  type: z.literal("TextRun"),
  text: z.string().min(1),
  weight: z.enum(["Default", "Lighter", "Bolder"]).optional(),
  size: z.enum(["Default", "Small", "Medium", "Large", "ExtraLarge"]).optional(),
  isSubtle: z.boolean().optional(),
});

/**
 * A message that a Teams workflow takes, of the elements that are used here. Sources: Microsoft's schema of Adaptive Cards
 * 1.5, and its page on sending a card to a webhook.
 */
export const teamsMessage = z.strictObject({
  type: z.literal("message"),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal("application/vnd.microsoft.card.adaptive"),
        content: z.strictObject({
          type: z.literal("AdaptiveCard"),
          $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
          version: z.literal("1.5"),
          body: z
            .array(z.strictObject({ type: z.literal("RichTextBlock"), inlines: z.array(textRun).min(1) }))
            .min(1),
          actions: z.array(
            z.strictObject({ type: z.literal("Action.OpenUrl"), title: z.string().min(1), url: z.url() }),
          ),
        }),
      }),
    )
    .length(1),
});

/** All that a card's text runs say, in their order. */
export function saidInTeams({ attachments }: z.infer<typeof teamsMessage>): string[] {
  return attachments.flatMap(({ content }) =>
    content.body.flatMap(({ inlines }) => inlines.map(({ text }) => text)),
  );
}

const load = createRequire(import.meta.url);
// As a bundle: the package's own modules name no extensions, which Node does not find.
const cards = load("adaptivecards/dist/adaptivecards.js") as typeof import("adaptivecards");
const { formatText } = load("adaptivecards/lib/text-formatters.js") as {
  formatText(language: string, text: string): string;
};

/** What Microsoft's own reader finds wrong with a card as one of version 1.5. */
export function faultsOfCard(content: object): string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const card = new cards.AdaptiveCard();
  card.parse(content, context);
  const found = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...found, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

/** What Microsoft's own reader shows of a text run's text. */
export function shownOfRun(text: string): string {
  return formatText("en", text);
}
