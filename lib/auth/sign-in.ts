import { eq } from "drizzle-orm";
import type { Db } from "@/db";
import { members, users } from "@/db/schema";
import { fail, ok, type Result } from "../result";
import { sameAddress } from "./links";
import { verifyPassword } from "./password/password";
import { startSession } from "./sessions";
import { type Attempt, passwordWasRight, tryPassword } from "./throttle";

/** Why nobody was signed in. */
export type SignInRefusal =
  | { code: "credentials" }
  | { code: "throttled"; seconds: number }
  | { code: "workspace" };

/**
 * Signs a person in by e-mail and password. The attempt is counted before the password is looked at.
 * @param attempt the account, the address the request came from, and the browser where it is known
 * @returns the id of the new session, or why there is none; a wrong address and a wrong password are one refusal
 * @throws AppError overloaded
 */
export async function signIn(
  db: Db,
  attempt: Attempt & { password: string; userAgent: string },
  now: Date,
): Promise<Result<string, SignInRefusal>> {
  const seconds = await tryPassword(db, attempt, now);
  if (seconds > 0) return fail({ code: "throttled", seconds });
  const [user] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, workspaceId: members.workspaceId })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .where(sameAddress(attempt.email))
    .limit(1);
  if (!(await verifyPassword(user?.passwordHash, attempt.password)) || !user)
    return fail({ code: "credentials" });
  await passwordWasRight(db, attempt);
  if (user.workspaceId === null) return fail({ code: "workspace" });
  return ok(await startSession(db, { userId: user.id, userAgent: attempt.userAgent }, now));
}
