import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Db, Tx } from "@/db";
import { users } from "@/db/schema";
import type { AppError } from "../errors";
import { invalidRequest } from "../input/field-errors";
import { passwordForm } from "./member-schema";
import { hashNewPassword, newPassword, verifyPassword } from "./password/password";
import { replacePassword } from "./password/replace";
import type { Member } from "./sessions";

/** A change of password; the new one is judged. */
export const passwordChange = passwordForm.extend({ next: newPassword });

/** Changes the name by which a person is shown. */
export async function renameUser(db: Tx, userId: string, name: string): Promise<void> {
  await db.update(users).set({ name }).where(eq(users.id, userId));
}

/**
 * Changes a member's password; all their other sessions end, and all links to a new one.
 * @throws AppError invalid_request: `password_wrong` where the present one is not right, else what is wrong with the new one
 */
export async function changePassword(
  db: Db,
  { user, session, workspace }: Pick<Member, "user" | "session" | "workspace">,
  { current, next }: z.output<typeof passwordChange>,
): Promise<void> {
  const [row] = await db.select({ digest: users.passwordHash }).from(users).where(eq(users.id, user.id));
  if (!row || !(await verifyPassword(row.digest, current))) throw wrongPassword();
  const about = [user.email, user.name, workspace.name];
  const passwordHash = await hashNewPassword(next, { field: "next", about });
  await db.transaction(async (tx) => {
    // Of two changes at once the second knows a password that is the present one no more.
    const [present] = await tx
      .select({ digest: users.passwordHash })
      .from(users)
      .where(eq(users.id, user.id))
      .for("update");
    if (present?.digest !== row.digest) throw wrongPassword();
    await replacePassword(tx, user.id, passwordHash, session.id);
  });
}

function wrongPassword(): AppError {
  return invalidRequest([
    { field: "current", code: "password_wrong", message: "This is not your password." },
  ]);
}
