import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeUser, makeWorkspace } from "@/db/factories";
import { members, workspaces } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { listMembers } from "../workspace/members";
import { createInvite } from "./invites";
import { acceptInvite, acceptReset, createReset, findLink, requestReset } from "./links";
import { hashPassword } from "./password/password";
import { findMember, startSession } from "./sessions";
import { signIn } from "./sign-in";

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const password = "four words in a row";

async function setUp() {
  const workspace = await makeWorkspace(db);
  const owner = await makeUser(db, workspace.id, "owner", { passwordHash: await hashPassword(password) });
  const invite = (email: string) =>
    createInvite(db, { workspaceId: workspace.id, email, role: "admin", invitedBy: owner.id }, now);
  return { workspace, owner, invite };
}

let people = 0;
const address = () => `person${++people}@example.com`;

describe("an invitation to a workspace", () => {
  it("makes a new account a member, once", async () => {
    const { workspace, invite } = await setUp();
    const email = address();
    const { token } = await invite(email);
    expect(await findLink(db, token, now)).toEqual({
      purpose: "invite",
      email,
      role: "admin",
      workspace: { id: workspace.id, name: workspace.name },
      hasAccount: false,
    });
    const joined = await acceptInvite(db, token, password, now);
    expect(await listMembers(db, workspace.id)).toMatchObject([
      { role: "owner" },
      { email, role: "admin", userId: joined.ok ? joined.value : "" },
    ]);
    expect(await acceptInvite(db, token, password, now)).toEqual({ ok: false, error: "gone" });
    await expect(invite(email.toUpperCase())).rejects.toMatchObject({ code: "conflict" });
  });

  it("asks an account that exists for its own password", async () => {
    const { invite } = await setUp();
    const { owner, workspace } = await setUp();
    const { token } = await invite(owner.email.toUpperCase());
    expect(await acceptInvite(db, token, "guess", now)).toEqual({ ok: false, error: "credentials" });
    expect(await acceptInvite(db, token, password, now)).toEqual({ ok: true, value: owner.id });
    expect(await listMembers(db, workspace.id)).toHaveLength(1);
  });

  it("works for seven days, and not once a newer one is made", async () => {
    const { invite } = await setUp();
    const email = address();
    const first = await invite(email);
    const second = await invite(email);
    expect(await findLink(db, first.token, now)).toBeUndefined();
    expect(await findLink(db, second.token, later(6.9))).toBeDefined();
    expect(await findLink(db, second.token, later(7))).toBeUndefined();
    expect(await findLink(db, "nonsense", now)).toBeUndefined();
  });

  it("is no key to a new password", async () => {
    const { invite } = await setUp();
    const { token } = await invite(address());
    expect(await acceptReset(db, token, password, now)).toEqual({ ok: false, error: "gone" });
  });
});

describe("a link to a new password", () => {
  it("sets it once and ends all sessions", async () => {
    const { workspace, owner } = await setUp();
    const session = await startSession(db, { userId: owner.id, userAgent: "" }, now);
    const wish = { workspaceId: workspace.id, userId: owner.id, invitedBy: owner.id };
    const { token } = await createReset(db, wish, now);
    expect(await acceptReset(db, token, "another four words", now)).toMatchObject({ ok: true });
    expect(await findMember(db, session, now)).toBeUndefined();
    const attempt = { email: owner.email, password: "another four words", address: "1", userAgent: "" };
    expect((await signIn(db, attempt, now)).ok).toBe(true);
    expect((await acceptReset(db, token, password, now)).ok).toBe(false);
  });

  it("is not made by an owner for who is a member of another workspace too", async () => {
    const { workspace, owner } = await setUp();
    const other = await makeWorkspace(db);
    const wish = { workspaceId: workspace.id, userId: owner.id, invitedBy: owner.id };
    const values = { workspaceId: other.id, userId: owner.id, role: "viewer" as const, createdAt: now };
    await db.insert(members).values(values);
    await expect(createReset(db, wish, now)).rejects.toMatchObject({ code: "conflict" });
    const foreign = createReset(db, { ...wish, workspaceId: (await makeWorkspace(db)).id }, now);
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  });

  it("is made at the person's own wish, and for nobody else", async () => {
    const { owner, workspace } = await setUp();
    await db.update(workspaces).set({ timeZone: "Europe/Stockholm" }).where(eq(workspaces.id, workspace.id));
    await makeUser(db, (await makeWorkspace(db)).id);
    const link = await requestReset(db, owner.email.toUpperCase(), now);
    expect(link).toMatchObject({ locale: null, timeZone: "Europe/Stockholm" });
    expect(await findLink(db, link!.token, now)).toMatchObject({ purpose: "reset", email: owner.email });
    expect(await requestReset(db, "nobody@example.com", now)).toBeUndefined();
  });
});
