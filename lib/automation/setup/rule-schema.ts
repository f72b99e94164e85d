import { z } from "zod";
import { line } from "@/lib/input/text";

/** What happens when a person comes again. */
export const repeatPolicy = z
  .strictObject({
    policy: z.enum(["again", "after_days", "update_only"]),
    days: z.number().int().min(1).max(3650).optional(),
  })
  .superRefine(({ policy, days }, context) => {
    if (policy !== "after_days" || days !== undefined) return;
    const message = "After how many days may the same person be invited again?";
    context.addIssue({ code: "custom", path: ["days"], message, params: { code: "missing_field" } });
  })
  .transform(({ policy, days }) => (policy === "after_days" && days ? { policy, days } : { policy }))
  .meta({ description: "What happens when the same person comes again; null: they are invited again." });

/** What withdraws an invitation that waits. */
export const cancelRule = z
  .strictObject({ field: line(200), values: z.array(line(2000)).min(1).max(50) })
  .meta({
    description: "A request whose field has one of the values withdraws that person's waiting invitation.",
  });

/** A reminder after so many days, with its own message. */
export const reminder = z.strictObject({
  afterDays: z.number().int().min(1).max(365),
  messageId: z.string(),
});

/** The secret of Standard Webhooks: `whsec_` and 16 to 64 bytes in base64. */
export const signingSecret = z
  .string()
  .refine(isSigningSecret, {
    message: "Is whsec_ followed by 16 to 64 bytes in base64. Make one with: openssl rand -base64 32",
    params: { code: "invalid_secret" },
  })
  .nullable();

function isSigningSecret(text: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  if (!base64) return false;
  const bytes = Buffer.from(base64, "base64");
  const unpadded = (value: string) => value.replace(/=+$/, "");
  return bytes.length >= 16 && bytes.length <= 64 && unpadded(bytes.toString("base64")) === unpadded(base64);
}
