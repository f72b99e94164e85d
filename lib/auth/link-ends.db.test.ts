import { describe, expect, it } from "vitest";
import { makeUser, makeWorkspace } from "@/db/factories";
import { members } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createWorkspace } from "../workspace/create";
import { removeMember, setRole } from "../workspace/members";
import { changePassword } from "./account";
import { createToken } from "./api-tokens";
import { createInvite } from "./invites";
import { acceptInvite, acceptReset, createReset, findLink, makeReset, requestReset } from "./links";
import { hashPassword } from "./password/password";
import { findMember, startSession } from "./sessions";
import { authenticateToken } from "./token";

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const password = "four words in a row";
const next = "another four words";

/** A workspace with an owner, and Elin, a viewer whom the owner can make a link for. */
async function setUp() {
  const workspace = await makeWorkspace(db);
  const owner = await makeUser(db, workspace.id, "owner");
  const elin = await makeUser(db, workspace.id, "viewer", {
    name: "Elin Strand",
    passwordHash: await hashPassword(password),
  });
  const byOwner = () =>
    createReset(db, { workspaceId: workspace.id, userId: elin.id, invitedBy: owner.id }, now);
  const joinElsewhere = async () => {
    const other = await makeWorkspace(db);
    const host = await makeUser(db, other.id, "owner");
    const wish = { workspaceId: other.id, email: elin.email, role: "owner", invitedBy: host.id } as const;
    const { token } = await createInvite(db, wish, now);
    expect((await acceptInvite(db, token, password, now)).ok).toBe(true);
    return other;
  };
  const memberOf = async () =>
    (await findMember(db, await startSession(db, { userId: elin.id, userAgent: "" }, now), now))!;
  return { workspace, owner, elin, byOwner, joinElsewhere, memberOf };
}

const gone = { ok: false, error: "gone" };

describe("a link to a new password", () => {
  it("lives 30 minutes by mail, 24 hours where an owner or the machine made it", async () => {
    const { elin, byOwner } = await setUp();
    const mailed = await requestReset(db, elin.email, now);
    expect(mailed!.expiresAt).toEqual(later(30));
    expect(await findLink(db, mailed!.token, later(29.9))).toBeDefined();
    expect(await acceptReset(db, mailed!.token, next, later(30))).toEqual(gone);
    expect((await byOwner()).expiresAt).toEqual(later(24 * 60));
    expect((await makeReset(db, elin.email, now))!.expiresAt).toEqual(later(24 * 60));
  });

  it.each(["owner", "machine"])(
    "made by the %s is nothing once the person has joined another workspace",
    async (by) => {
      const { elin, byOwner, joinElsewhere } = await setUp();
      const { token } = by === "owner" ? await byOwner() : (await makeReset(db, elin.email, now))!;
      expect(await findLink(db, token, now)).toMatchObject({ purpose: "reset" });
      await joinElsewhere();
      expect(await findLink(db, token, now)).toBeUndefined();
      expect(await acceptReset(db, token, next, now)).toEqual(gone);
    },
  );

  it("is judged by the memberships of the moment at which it is used, whichever door they came by", async () => {
    const { elin, byOwner } = await setUp();
    const { token } = await byOwner();
    const other = await makeWorkspace(db);
    await db
      .insert(members)
      .values({ workspaceId: other.id, userId: elin.id, role: "viewer", createdAt: now });
    expect(await findLink(db, token, now)).toBeUndefined();
    expect(await acceptReset(db, token, next, now)).toEqual(gone);
  });

  it("ends where a workspace is made by the person's token, where they leave, and at another role", async () => {
    const made = await setUp();
    const first = await made.byOwner();
    await createWorkspace(db, { name: "B", ownerId: made.elin.id }, now);
    expect(await findLink(db, first.token, now)).toBeUndefined();
    for (const change of [
      (id: string, userId: string) => removeMember(db, id, userId),
      (id: string, userId: string) => setRole(db, id, userId, "owner"),
    ]) {
      const { workspace, elin, byOwner } = await setUp();
      const mailed = await requestReset(db, elin.email, now);
      const { token } = await byOwner();
      expect(await findLink(db, mailed!.token, now)).toBeUndefined();
      await change(workspace.id, elin.id);
      expect(await acceptReset(db, token, next, now)).toEqual(gone);
    }
  });

  it("ends with the rights of the owner who made it", async () => {
    const { workspace, owner, byOwner } = await setUp();
    const { token } = await byOwner();
    await makeUser(db, workspace.id, "owner");
    await setRole(db, workspace.id, owner.id, "admin");
    expect(await acceptReset(db, token, next, now)).toEqual(gone);
  });

  it("ends when the password changes, and when a newer one is made", async () => {
    const { elin, byOwner, memberOf } = await setUp();
    const [first, second] = [await byOwner(), (await requestReset(db, elin.email, now))!];
    expect(await findLink(db, first.token, now)).toBeUndefined();
    await changePassword(db, await memberOf(), { current: password, next });
    expect(await findLink(db, second.token, now)).toBeUndefined();
    expect(await acceptReset(db, second.token, next, now)).toEqual(gone);
  });

  it("is one, however many are asked for at once, and sets one password, however often it is used at once", async () => {
    const { elin } = await setUp();
    const links = await Promise.all(Array.from({ length: 5 }, () => requestReset(db, elin.email, now)));
    const open: string[] = [];
    for (const link of links) if (await findLink(db, link!.token, now)) open.push(link!.token);
    expect(open).toHaveLength(1);
    const tries = ["one", "two", "six"].map((word) => acceptReset(db, open[0]!, `${next} ${word}`, now));
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("takes no password that is easily guessed, and can be used again then", async () => {
    const { elin } = await setUp();
    const { token } = (await requestReset(db, elin.email, now))!;
    for (const [bad, code] of [
      ["too short", "password_short"],
      ["password1234", "password_common"],
      ["elin strand 1987", "password_personal"],
      [elin.email, "password_personal"],
    ] as const)
      await expect(acceptReset(db, token, bad, now)).rejects.toMatchObject({
        more: { errors: [{ field: "password", code }] },
      });
    expect((await acceptReset(db, token, next, now)).ok).toBe(true);
  });
});

it("two invitations followed at once by a new person make one account, and the other asks for its password", async () => {
  const email = "new.person@example.com";
  const [a, b] = [await setUp(), await setUp()];
  const tokens = [];
  for (const { workspace, owner } of [a, b])
    tokens.push(
      (await createInvite(db, { workspaceId: workspace.id, email, role: "viewer", invitedBy: owner.id }, now))
        .token,
    );
  const joined = await Promise.all(tokens.map((token, i) => acceptInvite(db, token, `${next} ${i}`, now)));
  expect(joined.map((result) => (result.ok ? "joined" : result.error)).sort()).toEqual([
    "credentials",
    "joined",
  ]);
});

it("a removed member's management tokens stay dead when the person comes back", async () => {
  const { workspace, elin, memberOf } = await setUp();
  const token = await createToken(db, await memberOf(), { name: "CI", role: "viewer" }, now);
  expect(await authenticateToken(db, `Bearer ${token}`, now)).toMatchObject({ userId: elin.id });
  await removeMember(db, workspace.id, elin.id);
  await db
    .insert(members)
    .values({ workspaceId: workspace.id, userId: elin.id, role: "owner", createdAt: now });
  await expect(authenticateToken(db, `Bearer ${token}`, now)).rejects.toMatchObject({
    code: "invalid_token",
  });
});
