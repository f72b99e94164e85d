import { z } from "zod";
import type { Theme } from "@/db/schema";
import { parseLanguage } from "@/lib/text/language";
import { addressInput } from "../input/address";
import { line, text } from "../input/text";

/** How pages and mails look: a colour, a logo, and whether corners are round. */
export const themeSchema = z
  .strictObject({
    color: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "Is no colour such as #085a68.")
      .overwrite((color) => color.toLowerCase())
      .meta({
        description: "`#rrggbb`. One whose text could not be read is used darker.",
        example: "#085a68",
      }),
    logo: z
      .string()
      .max(100)
      .nullable()
      .default(null)
      .meta({ description: "The id of an image of `POST /images`." }),
    corner: z.enum(["round", "square"]).default("round"),
  })
  .transform((theme): Theme => theme)
  .nullable();

/** The name before the address of a sender. */
export const senderName = line(200).nullable();

const tag = z.string().refine((key) => parseLanguage(key) !== null, {
  message: 'Is no language tag such as "en".',
  params: { code: "invalid_language" },
});
const words = text(1000);

/** What a workspace's pages and mails look like, and whom its mails are from. */
export const brandShape = {
  theme: themeSchema.meta({ description: "Of pages and mails, where a survey has none of its own." }),
  senderName: senderName.meta({ description: "Before the address in From; the workspace's name if null." }),
  replyTo: addressInput
    .nullable()
    .meta({ description: "Where answers to mails go, where a message has no own." }),
  footer: z
    .union([words, z.record(tag, words)])
    .nullable()
    .meta({
      description:
        "Under each invitation, such as the postal address that the law asks for: a text, or texts by language.",
      example: { en: "Tuva & Ask AB, Storgatan 1, Umeå, Sweden" },
    }),
};
