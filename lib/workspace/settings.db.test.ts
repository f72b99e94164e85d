import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Db } from "@/db";
import { makeUser, makeWorkspace } from "@/db/factories";
import { apiTokens, capturedMails, workspaces } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { changePassword } from "../auth/account";
import { createToken, listTokens, revokeToken } from "../auth/api-tokens";
import { environmentToken } from "../auth/member-schema";
import { hashPassword } from "../auth/password/password";
import { findMember, listSessions, startSession } from "../auth/sessions";
import { authenticateToken } from "../auth/token";
import { newId } from "../ids";
import { getMail, listMails } from "../mail/queries";
import { newApiToken } from "../secret";
import { listMembers, removeMember, setRole } from "./members";
import { resumeSending, updateWorkspace } from "./settings";

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");

async function memberOf(role: "owner" | "admin" | "viewer") {
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id, role, {
    passwordHash: await hashPassword("the old password"),
  });
  const session = await startSession(db, { userId: user.id, userAgent: "" }, now);
  return { workspace, user, member: (await findMember(db, session, now))! };
}

describe("the members of a workspace", () => {
  it("keep at least one owner, whoever is removed or given another role", async () => {
    const { workspace, user } = await memberOf("owner");
    await expect(removeMember(db, workspace.id, user.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(setRole(db, workspace.id, user.id, "viewer")).rejects.toMatchObject({ code: "conflict" });
    const other = await makeUser(db, workspace.id, "admin");
    await setRole(db, workspace.id, other.id, "owner");
    await removeMember(db, workspace.id, user.id);
    expect(await listMembers(db, workspace.id)).toMatchObject([{ userId: other.id, role: "owner" }]);
  });

  it("cannot be touched from another workspace", async () => {
    const mine = await memberOf("owner");
    const theirs = await memberOf("viewer");
    const touch = removeMember(db, mine.workspace.id, theirs.user.id);
    await expect(touch).rejects.toMatchObject({ code: "not_found" });
  });

  it("lose two owners who remove each other at once only one of them", async () => {
    const { workspace, user } = await memberOf("owner");
    const other = await makeUser(db, workspace.id, "owner");
    await Promise.allSettled([
      removeMember(db, workspace.id, user.id),
      removeMember(db, workspace.id, other.id),
    ]);
    expect(await listMembers(db, workspace.id)).toHaveLength(1);
  });
});

describe("a management token made by a member", () => {
  it("works until it is revoked, and is never stored as it is", async () => {
    const { workspace, member } = await memberOf("admin");
    const token = await createToken(db, member, { name: "CI", role: "admin" }, now);
    expect(await authenticateToken(db, `Bearer ${token}`, now)).toMatchObject({ role: "admin" });
    const [trace] = await listTokens(db, workspace.id);
    expect(JSON.stringify(await db.select().from(apiTokens))).not.toContain(token);
    await expect(revokeToken(db, (await makeWorkspace(db)).id, trace!.id)).rejects.toMatchObject({
      code: "not_found",
    });
    await revokeToken(db, workspace.id, trace!.id);
    await expect(authenticateToken(db, `Bearer ${token}`, now)).rejects.toMatchObject({
      code: "invalid_token",
    });
  });

  it("holds no more than its maker does", async () => {
    const { member } = await memberOf("admin");
    const wish = createToken(db, member, { name: "too much", role: "owner" }, now);
    await expect(wish).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is not taken back here where it comes from the environment", async () => {
    const { workspace } = await memberOf("owner");
    const id = newId("apiToken");
    const { hash, prefix, last4 } = newApiToken();
    const row = {
      id,
      workspaceId: workspace.id,
      name: environmentToken,
      hash,
      prefix,
      last4,
      createdAt: now,
    };
    await db.insert(apiTokens).values({ ...row, role: "owner" });
    await expect(revokeToken(db, workspace.id, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a change of password", () => {
  it("needs the present one, and ends all other sessions", async () => {
    const { user, member } = await memberOf("viewer");
    await startSession(db, { userId: user.id, userAgent: "" }, now);
    const next = "the new password";
    const wrong = changePassword(db, member, { current: "guess", next });
    await expect(wrong).rejects.toMatchObject({ more: { errors: [{ code: "password_wrong" }] } });
    await changePassword(db, member, { current: "the old password", next });
    expect(await listSessions(db, user.id, now)).toMatchObject([{ id: member.session.id }]);
    await changePassword(db, member, { current: next, next: "another password" });
  });
});

describe("a workspace", () => {
  it("changes what is given and keeps the rest", async () => {
    const { id } = await makeWorkspace(db, { sendingPausedAt: now, sendingPausedReason: "complaints" });
    const sendingWindow = { days: [1], from: "08:00", to: "18:00" };
    await updateWorkspace(db, id, { name: "New", sendingWindow }, now);
    await resumeSending(db, id);
    const [row] = await db.select().from(workspaces).where(eq(workspaces.id, id));
    expect(row).toMatchObject({ name: "New", timeZone: "UTC", sendingPausedAt: null });
  });

  it("takes no time zone that the database cannot count charts by, also within a transaction", async () => {
    const { id } = await makeWorkspace(db);
    await db.transaction(async (inner) => {
      const tx = inner as unknown as Db;
      const refused = updateWorkspace(tx, id, { name: "New", timeZone: "Nowhere/Nothing" }, now);
      await expect(refused).rejects.toMatchObject({ code: "invalid_request" });
      await updateWorkspace(tx, id, { timeZone: "Asia/Kathmandu" }, now);
    });
    const [row] = await db.select().from(workspaces).where(eq(workspaces.id, id));
    expect(row).toMatchObject({ timeZone: "Asia/Kathmandu" });
  });

  it("shows its own captured mails and no others", async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const mail = (workspaceId: string, to: string) => {
      const id = newId("mail");
      return {
        id,
        mailId: id,
        workspaceId,
        to,
        from: "a",
        subject: "Hi",
        headers: {},
        text: "",
        html: "",
        createdAt: now,
      };
    };
    const [own, other] = [mail(mine.id, "elin@example.com"), mail(theirs.id, "x@example.com")];
    await db.insert(capturedMails).values([own, other]);
    expect((await listMails(db, mine.id, { limit: 10 })).data).toMatchObject([{ id: own.id }]);
    expect((await listMails(db, mine.id, { limit: 10 }, "nobody")).data).toEqual([]);
    await expect(getMail(db, mine.id, other.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
