import { z } from "zod";
import { addressSentence, parseEmailAddress } from "@/lib/text/email-address";

/** An e-mail address as it comes from a form or a client; read, it is the address as it is stored. */
export const addressInput = z.string().transform((text, context) => {
  const parsed = parseEmailAddress(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({
    code: "custom",
    message: addressSentence(parsed.error),
    params: { code: "invalid_email" },
  });
  return z.NEVER;
});
