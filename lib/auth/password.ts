import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

/** The least a new password has. Source: NIST SP 800-63B asks for 8; a password alone deserves more. */
export const passwordLength = { min: 12, max: 200 } as const;

/** A new password as a person types it. */
export const newPassword = z
  .string()
  .refine((text) => [...text].length >= passwordLength.min, { params: { code: "password_short" } })
  .max(passwordLength.max);

/** Source: OWASP Password Storage Cheat Sheet, argon2id with 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id digest of a password, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let decoy: Promise<string> | undefined;

/**
 * Does the password belong to the digest? Without a digest the same work is done, so that the time tells nobody
 * whether an account exists.
 */
export async function verifyPassword(digest: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody signs in with this");
  const against = digest?.startsWith("$argon2") ? digest : await decoy;
  const right = await verify(against, password.normalize("NFKC"));
  return right && against === digest;
}
