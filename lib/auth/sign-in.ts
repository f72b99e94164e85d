import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { members, users } from "@/db/schema";
import { fail, ok, type Result } from "../result";
import { passwordLength, verifyPassword } from "./password";
import { startSession } from "./sessions";
import { type Attempt, countFailure, forgetFailures, secondsToWait } from "./throttle";

/** Why nobody was signed in. */
export type SignInRefusal =
  | { code: "credentials" }
  | { code: "throttled"; seconds: number }
  | { code: "workspace" };

/**
 * Signs a person in by e-mail and password.
 * @param attempt the account, and the address the request came from
 * @returns the id of the new session, or why there is none; a wrong address and a wrong password are one refusal
 */
export async function signIn(
  db: Db,
  attempt: Attempt & { password: string; userAgent: string },
  now: Date,
): Promise<Result<string, SignInRefusal>> {
  const seconds = await secondsToWait(attempt);
  if (seconds > 0) return fail({ code: "throttled", seconds });
  const email = attempt.email.trim().toLowerCase();
  const [user] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, workspaceId: members.workspaceId })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .where(eq(sql`lower(${users.email})`, email))
    .limit(1);
  const password = attempt.password.slice(0, passwordLength.max * 2);
  if (!(await verifyPassword(user?.passwordHash, password)) || !user) {
    await countFailure(attempt);
    return fail({ code: "credentials" });
  }
  await forgetFailures(attempt);
  if (user.workspaceId === null) return fail({ code: "workspace" });
  return ok(await startSession(db, { userId: user.id, userAgent: attempt.userAgent }, now));
}
