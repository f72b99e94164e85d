import { z } from "zod";
import { parseLanguage } from "@/lib/text/language";
import { senderName } from "../brand/schema";
import { addressInput } from "../input/address";
import { line, text } from "../input/text";
import { checkTemplate } from "./check";

const tag = z.string().refine((key) => parseLanguage(key) !== null, {
  message: 'Is no language tag such as "en".',
  params: { code: "invalid_language" },
});

const wording = z.strictObject({
  subject: line(500).meta({ example: "Hi {{firstName|there}}" }),
  body: text(100_000).meta({
    description: "Markdown with merge fields; `{{surveyLink}}` must be there.",
    example: "How did we do?\n\n[Answer]({{surveyLink}})",
  }),
});

const content = z
  .record(tag, wording)
  .superRefine((texts, context) => {
    const languages = Object.entries(texts);
    if (languages.length === 0) {
      const message = "Needs a text in at least one language.";
      context.addIssue({ code: "custom", message, params: { code: "missing_field" } });
    }
    for (const [language, wording] of languages) {
      for (const name of ["subject", "body"] as const) {
        const checked = checkTemplate(wording[name], { field: `${language}.${name}`, body: name === "body" });
        for (const { code, message } of checked.ok ? [] : checked.error) {
          context.addIssue({ code: "custom", path: [language, name], message, params: { code } });
        }
      }
    }
  })
  .meta({ description: "Subject and body by language tag; the first is the one to fall back to." });

/** The content of a message while it is written: anything that a text may be, in one language at least. */
export const messageDraft = z
  .record(tag, z.object({ subject: z.string().max(1000), body: z.string().max(200_000) }))
  .refine((texts) => Object.keys(texts).length > 0);

const replyTo = addressInput.nullable();

const shape = {
  name: line(200).meta({ example: "Invite" }),
  kind: z.enum(["invitation", "reminder"]),
  content,
  replyTo,
  senderName: senderName.meta({ description: "Before the address in From; the workspace's if null." }),
};

/** A message as it is made: by the API, or by a form. */
export const messageInput = z
  .strictObject({
    ...shape,
    kind: shape.kind.default("invitation"),
    replyTo: replyTo.default(null),
    senderName: shape.senderName.default(null),
  })
  .meta({ id: "MessageInput" });

/** What may be changed of a message: any of its fields. `content` is replaced as a whole. */
export const messagePatch = z.strictObject(shape).partial().meta({ id: "MessagePatch" });

export type MessageInput = z.output<typeof messageInput>;
export type MessagePatch = z.output<typeof messagePatch>;
