import { hash, verify } from "@node-rs/argon2";
import pLimit, { type LimitFunction } from "p-limit";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { invalidRequest } from "@/lib/input/field-errors";
import { passwordFault, passwordFaults, passwordLength } from "./rule";

/** A new password as a form gives it; who chooses it is known to the verb alone, which judges it whole. */
export const newPassword = z.string().superRefine((text, issues) => {
  const code = passwordFault(text, []);
  if (code) issues.addIssue({ code: "custom", message: passwordFaults[code], params: { code } });
});

/** Source: OWASP Password Storage Cheat Sheet, argon2id with 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** As many at once keep the other threads free for files and names; so many may wait, for a few seconds. */
const most = { atOnce: 2, waiting: 100 };

// Routes and pages may live in bundles of their own; they take turns together.
const shared = globalThis as { surveyhookHashing?: LimitFunction };

/** @throws AppError overloaded where too many wait already */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  shared.surveyhookHashing ??= pLimit(most.atOnce);
  if (shared.surveyhookHashing.pendingCount >= most.waiting)
    throw new AppError("overloaded", "Too many passwords are being checked. Try again in a few seconds.", {
      headers: { "retry-after": "5" },
    });
  return await shared.surveyhookHashing(work);
}

/** The argon2id digest of a password, in PHC form. @throws AppError overloaded */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), cost));
}

/**
 * The digest of a password that somebody chooses: the one door by which a new password comes in.
 * @param choice the field that holds it, and what a stranger would try: the person's address and names, their workspace
 * @throws AppError invalid_request which says what is wrong with the field; overloaded
 */
export async function hashNewPassword(
  password: string,
  { field = "password", about }: { field?: string; about: readonly string[] },
): Promise<string> {
  const code = passwordFault(password, about);
  if (code) throw invalidRequest([{ field, code, message: passwordFaults[code] }]);
  return await hashPassword(password);
}

let decoy: Promise<string> | undefined;

/**
 * Does the password belong to the digest? Without a digest the same work is done, so that the time tells nobody
 * whether an account exists.
 * @throws AppError overloaded
 */
export async function verifyPassword(digest: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash("nobody signs in with this", cost);
  const known = digest?.startsWith("$argon2");
  const against = known ? digest! : await decoy;
  const given = password.slice(0, passwordLength.max * 2).normalize("NFKC");
  return (await inTurn(() => verify(against, given))) && known === true;
}
