import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { locks } from "@/db/locks";
import { apiTokens, members, users, workspaces } from "@/db/schema";
import { knowsTimeZone } from "@/db/time-zones";
import { addressKey, parseEmailAddress } from "@/lib/text/email-address";
import type { Env } from "../env";
import { AppError } from "../errors";
import { newId } from "../ids";
import { fail, ok, type Result } from "../result";
import { storedForm } from "../secret";
import { environmentToken } from "./member-schema";
import { hashNewPassword } from "./password/password";

/** What the first run asks for. */
export type FirstOwner = { email: string; password: string; workspace: string; timeZone: string };

/** Is there any user? While there is none, the first run makes one. */
export async function hasUsers(db: Tx): Promise<boolean> {
  return (await db.select({ id: users.id }).from(users).limit(1)).length > 0;
}

/**
 * Makes the first user, owner of the first workspace. Of several at once only one gets through.
 * @returns the user's id, or `exists` where there is a user already
 * @throws AppError invalid_request where the password is not taken
 */
export async function createFirstOwner(
  db: Db,
  owner: FirstOwner,
  now: Date,
): Promise<Result<string, "exists">> {
  if (await hasUsers(db)) return fail("exists");
  const about = [owner.email, owner.workspace];
  const passwordHash = await hashNewPassword(owner.password, { about });
  return await db.transaction(async (tx) => {
    await lockFirstRun(tx);
    if (await hasUsers(tx)) return fail("exists" as const);
    const userId = newId("user");
    const { workspace: name } = owner;
    const timeZone = (await knowsTimeZone(tx, owner.timeZone)) ? owner.timeZone : "UTC";
    await tx.insert(users).values({ id: userId, email: owner.email, passwordHash, createdAt: now });
    const workspaceId = await firstWorkspace(tx, { name, timeZone }, now);
    await tx.update(workspaces).set({ name, timeZone }).where(eq(workspaces.id, workspaceId));
    await tx.insert(members).values({ workspaceId, userId, role: "owner", createdAt: now });
    return ok(userId);
  });
}

/**
 * Brings the installation in line with ADMIN_EMAIL, ADMIN_PASSWORD and ADMIN_API_TOKEN; called at every start. The admin is
 * made where no user exists. The token belongs to that admin, else to the first owner, else to a workspace that waits for
 * its first owner, so that the API works before anybody has signed in. A token that is no longer set is revoked.
 * @throws Error in one line that names the variable, where the admin is to be made with a password that is not taken
 */
export async function ensureAdmin(
  db: Db,
  env: Pick<Env, "ADMIN_EMAIL" | "ADMIN_PASSWORD" | "ADMIN_API_TOKEN">,
  now: Date,
): Promise<void> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, ADMIN_API_TOKEN: token } = env;
  if (email && password && !(await hasUsers(db))) {
    const stored = parseEmailAddress(email);
    const workspace = { workspace: "Surveyhook", timeZone: "UTC" };
    await createFirstOwner(
      db,
      { email: stored.ok ? stored.value : email.trim(), password, ...workspace },
      now,
    ).catch(nameVariable);
  }
  await db.transaction(async (tx) => {
    await lockFirstRun(tx);
    if (token) await keepToken(tx, token, email, now);
    else await tx.delete(apiTokens).where(eq(apiTokens.name, environmentToken));
  });
}

function nameVariable(error: unknown): never {
  const [fault] = error instanceof AppError ? (error.more.errors ?? []) : [];
  throw fault ? new Error(`ADMIN_PASSWORD: ${fault.message}`) : error;
}

async function keepToken(tx: Tx, token: string, email: string | undefined, now: Date): Promise<void> {
  const { hash, prefix, last4 } = storedForm(token);
  await tx.delete(apiTokens).where(and(eq(apiTokens.name, environmentToken), ne(apiTokens.hash, hash)));
  const owner = await findOwner(tx, email);
  const workspaceId =
    owner?.workspaceId ?? (await firstWorkspace(tx, { name: "Surveyhook", timeZone: "UTC" }, now));
  const belongs = { workspaceId, userId: owner?.userId ?? null, role: "owner" as const };
  await tx
    .insert(apiTokens)
    .values({
      id: newId("apiToken"),
      name: environmentToken,
      hash,
      prefix,
      last4,
      createdAt: now,
      ...belongs,
    })
    .onConflictDoUpdate({ target: apiTokens.hash, set: belongs });
}

/** The owner with this address, else the first owner there is. */
async function findOwner(
  tx: Tx,
  email: string | undefined,
): Promise<{ userId: string; workspaceId: string } | undefined> {
  const wanted = addressKey(email ?? "");
  const [row] = await tx
    .select({ userId: members.userId, workspaceId: members.workspaceId })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.role, "owner"))
    .orderBy(sql`lower(${users.email}) = ${wanted} desc`, asc(members.createdAt), asc(members.userId))
    .limit(1);
  return row;
}

/** The oldest workspace without a member, made where there is none. */
async function firstWorkspace(
  tx: Tx,
  values: { name: string; timeZone: string },
  now: Date,
): Promise<string> {
  const [waiting] = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .leftJoin(members, eq(members.workspaceId, workspaces.id))
    .where(sql`${members.userId} is null`)
    .orderBy(asc(workspaces.createdAt), asc(workspaces.id))
    .limit(1);
  if (waiting) return waiting.id;
  const id = newId("workspace");
  await tx.insert(workspaces).values({ id, ...values, createdAt: now });
  return id;
}

async function lockFirstRun(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.firstRun})`);
}
