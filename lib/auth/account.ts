import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "@/db";
import { users } from "@/db/schema";
import { invalidRequest } from "../field-errors";
import { line } from "../text";
import { hashPassword, newPassword, verifyPassword } from "./password";
import { endOtherSessions, type Member } from "./sessions";

/** What a person may be called. */
export const accountInput = z.object({ name: line(100, 0) });

/** A change of password as a person types it. */
export const passwordChange = z.object({ current: z.string().max(400), next: newPassword });

/** Changes the name by which a person is shown. */
export async function renameUser(db: Tx, userId: string, name: string): Promise<void> {
  await db.update(users).set({ name }).where(eq(users.id, userId));
}

/**
 * Changes a member's password; all their other sessions end.
 * @throws AppError invalid_request with `password_wrong` where the present one is not right
 */
export async function changePassword(
  db: Db,
  { user, session }: Member,
  { current, next }: z.output<typeof passwordChange>,
): Promise<void> {
  const [row] = await db.select({ digest: users.passwordHash }).from(users).where(eq(users.id, user.id));
  if (!(await verifyPassword(row?.digest, current)))
    throw invalidRequest([
      { field: "current", code: "password_wrong", message: "This is not your password." },
    ]);
  const passwordHash = await hashPassword(next);
  await db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endOtherSessions(tx, user.id, session.id);
  });
}
