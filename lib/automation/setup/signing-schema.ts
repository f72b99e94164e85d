import { z } from "zod";

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
