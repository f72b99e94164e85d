import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { makeUser, makeWorkspace } from "@/db/factories";
import { apiTokens, members, sessions, users, workspaces } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createFirstOwner, ensureAdmin } from "./first-admin";
import { hashPassword } from "./password/password";
import { endOtherSessions, findMember, startSession, switchWorkspace } from "./sessions";
import { signIn } from "./sign-in";
import { authenticateToken } from "./token";

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const day = 86_400_000;
const password = "four words in a row";
const noEnv = { ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined, ADMIN_API_TOKEN: undefined };
const adminEnv = {
  ...noEnv,
  ADMIN_EMAIL: "Admin@Example.com",
  ADMIN_PASSWORD: "six words that nobody else takes",
};
const token = "t".repeat(40);

let addresses = 0;
const tryOf = (email: string, given = password, address = `10.0.0.${++addresses}`) => ({
  email,
  password: given,
  address,
  userAgent: "test",
});

beforeEach(async () => {
  await db.delete(workspaces);
  await db.delete(users);
});

async function person(role: "owner" | "viewer" = "owner") {
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id, role, { passwordHash: await hashPassword(password) });
  return { workspace, user };
}

describe("signing in", () => {
  it("begins a session for the right password, whatever the letter case of the address", async () => {
    const { user, workspace } = await person();
    const result = await signIn(db, tryOf(` ${user.email.toUpperCase()} `), now);
    const member = result.ok ? await findMember(db, result.value, now) : undefined;
    expect(member).toMatchObject({ user: { id: user.id }, workspace: { id: workspace.id }, role: "owner" });
  });

  it("refuses a wrong password, an unknown address and an account without a password alike", async () => {
    const { user, workspace } = await person();
    const without = await makeUser(db, workspace.id);
    for (const attempt of [tryOf(user.email, "wrong"), tryOf("no@example.com"), tryOf(without.email)]) {
      expect(await signIn(db, attempt, now)).toEqual({ ok: false, error: { code: "credentials" } });
    }
    expect(await db.select().from(sessions)).toEqual([]);
  });

  it("makes an account wait after ten failures from one address, but not from another", async () => {
    const { user } = await person();
    for (let i = 0; i < 10; i++) await signIn(db, tryOf(user.email, "wrong", "192.0.2.1"), now);
    const tired = await signIn(db, tryOf(user.email, password, "192.0.2.1"), now);
    expect(tired).toMatchObject({ ok: false, error: { code: "throttled" } });
    expect((await signIn(db, tryOf(user.email, password, "192.0.2.2"), now)).ok).toBe(true);
  });

  it("forgets the failures when the owner gets in", async () => {
    const { user } = await person();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await signIn(db, tryOf(user.email, "wrong", "192.0.2.3"), now);
      expect((await signIn(db, tryOf(user.email, password, "192.0.2.3"), now)).ok).toBe(true);
    }
  });

  it("lets nobody in who is a member of nothing", async () => {
    const { user } = await person();
    await db.delete(members).where(eq(members.userId, user.id));
    expect(await signIn(db, tryOf(user.email), now)).toEqual({ ok: false, error: { code: "workspace" } });
  });
});

describe("a session", () => {
  it("ends after 30 days, when its member is removed, and when all others are ended", async () => {
    const { user } = await person();
    const [first, second] = [
      await startSession(db, { userId: user.id, userAgent: "a" }, now),
      await startSession(db, { userId: user.id, userAgent: "b" }, now),
    ];
    expect(await findMember(db, first, later(30 * day - 1))).toBeDefined();
    expect(await findMember(db, first, later(30 * day))).toBeUndefined();
    await endOtherSessions(db, user.id, second);
    expect(await findMember(db, first, now)).toBeUndefined();
    await db.delete(members).where(eq(members.userId, user.id));
    expect(await findMember(db, second, now)).toBeUndefined();
  });

  it("stands in the workspace chosen, and in the first once that one is left", async () => {
    const { user, workspace } = await person();
    const other = await makeWorkspace(db);
    const foreign = await makeWorkspace(db);
    await db
      .insert(members)
      .values({ workspaceId: other.id, userId: user.id, role: "viewer", createdAt: later(1) });
    const id = await startSession(db, { userId: user.id, userAgent: "" }, now);
    const member = (await findMember(db, id, now))!;
    expect(member.workspace.id).toBe(workspace.id);
    await switchWorkspace(db, member, foreign.id);
    expect((await findMember(db, id, now))!.workspace.id).toBe(workspace.id);
    await switchWorkspace(db, member, other.id);
    expect(await findMember(db, id, now)).toMatchObject({ workspace: { id: other.id }, role: "viewer" });
    await db.delete(members).where(eq(members.workspaceId, other.id));
    expect((await findMember(db, id, now))!.workspace.id).toBe(workspace.id);
  });
});

describe("the first owner", () => {
  it("is made once, whoever races", async () => {
    const owner = { password, workspace: "Tuva & Ask", timeZone: "Europe/Stockholm" };
    const racers = ["a", "b", "c"].map((name) =>
      createFirstOwner(db, { ...owner, email: `${name}@example.com` }, now),
    );
    const results = await Promise.all(racers);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.select().from(users)).toHaveLength(1);
    expect(await db.select().from(workspaces)).toMatchObject([
      { name: "Tuva & Ask", timeZone: "Europe/Stockholm" },
    ]);
  });

  it("comes from the environment, once, and can sign in", async () => {
    await ensureAdmin(db, adminEnv, now);
    await ensureAdmin(db, { ...adminEnv, ADMIN_EMAIL: "other@example.com" }, now);
    expect(await db.select().from(users)).toHaveLength(1);
    expect((await signIn(db, tryOf("admin@example.com", adminEnv.ADMIN_PASSWORD), now)).ok).toBe(true);
  });

  it("is not made with a password that is easily guessed: the line names the variable", async () => {
    for (const ADMIN_PASSWORD of ["12345678", "password1234", "admin@example.com", "surveyhook 2026"]) {
      const made = ensureAdmin(db, { ...adminEnv, ADMIN_PASSWORD }, now);
      await expect(made).rejects.toThrow(/^ADMIN_PASSWORD: [^\n]+$/);
    }
    expect(await db.select().from(users)).toEqual([]);
    await person();
    await ensureAdmin(db, { ...adminEnv, ADMIN_PASSWORD: "12345678" }, now);
  });
});

describe("the token of the environment", () => {
  const call = (given = token) => authenticateToken(db, `Bearer ${given}`, now);

  it("belongs to the admin of the environment, as owner", async () => {
    await ensureAdmin(db, { ...adminEnv, ADMIN_API_TOKEN: token }, now);
    const [user] = await db.select().from(users);
    expect(await call()).toMatchObject({ userId: user!.id, role: "owner" });
  });

  it("belongs to the first owner where no admin is named", async () => {
    const { user, workspace } = await person();
    await ensureAdmin(db, { ...noEnv, ADMIN_API_TOKEN: token }, now);
    expect(await call()).toMatchObject({ userId: user.id, workspaceId: workspace.id });
  });

  it("works before there is any user, in the workspace that the first owner then gets", async () => {
    await ensureAdmin(db, { ...noEnv, ADMIN_API_TOKEN: token }, now);
    const { workspaceId } = await call();
    const owner = { email: "a@example.com", password, workspace: "Mine", timeZone: "UTC" };
    await createFirstOwner(db, owner, now);
    expect(await db.select().from(members)).toMatchObject([{ workspaceId, role: "owner" }]);
    await ensureAdmin(db, { ...noEnv, ADMIN_API_TOKEN: token }, now);
    expect(await call()).toMatchObject({ workspaceId });
  });

  it("replaces the one before, and is revoked when it is no longer set", async () => {
    await ensureAdmin(db, { ...adminEnv, ADMIN_API_TOKEN: token }, now);
    const next = "n".repeat(40);
    await ensureAdmin(db, { ...adminEnv, ADMIN_API_TOKEN: next }, now);
    await expect(call()).rejects.toMatchObject({ code: "invalid_token" });
    expect(await call(next)).toMatchObject({ role: "owner" });
    await ensureAdmin(db, adminEnv, now);
    expect(await db.select().from(apiTokens)).toEqual([]);
  });
});
