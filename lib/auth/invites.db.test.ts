import { expect, it } from "vitest";
import { makeUser, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { removeMember, setRole } from "../workspace/members";
import { createInvite, listInvites, renewInvite, withdrawInvite } from "./invites";
import { acceptInvite, findLink } from "./links";

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const email = "Elin@example.com";

async function setUp() {
  const workspace = await makeWorkspace(db);
  const owner = await makeUser(db, workspace.id, "owner", { name: "Tuva" });
  const wish = { workspaceId: workspace.id, email, invitedBy: owner.id };
  const { token } = await createInvite(db, { ...wish, role: "admin" }, now);
  return { workspace, wish, token };
}

it("lists who is invited, as what, by whom and until when, until they have joined", async () => {
  const { workspace, token } = await setUp();
  await setUp();
  const invite = { email, role: "admin", invitedBy: "Tuva", createdAt: now, expiresAt: later(7) };
  expect(await listInvites(db, workspace.id, later(6.9))).toEqual([{ ...invite, state: "open" }]);
  expect(await listInvites(db, workspace.id, later(7))).toEqual([{ ...invite, state: "expired" }]);
  await acceptInvite(db, token, "four words in a row", now);
  expect(await listInvites(db, workspace.id, now)).toEqual([]);
});

it("is sent again as a new link for the same role, by whoever sends it, even when it has expired", async () => {
  const { workspace, wish, token } = await setUp();
  const other = await makeUser(db, workspace.id, "owner", { email: "ask@example.com" });
  const again = await renewInvite(db, { ...wish, email: "elin@example.com", invitedBy: other.id }, later(9));
  expect(again).toMatchObject({ email, role: "admin", expiresAt: later(16) });
  expect(await findLink(db, token, now)).toBeUndefined();
  expect(await findLink(db, again.token, later(15))).toMatchObject({ email, role: "admin" });
  expect(await listInvites(db, workspace.id, later(9))).toMatchObject([{ invitedBy: "ask@example.com" }]);
});

it("is withdrawn: the link works no longer, and nothing is left to withdraw or to send again", async () => {
  const { workspace, wish, token } = await setUp();
  const elsewhere = await setUp();
  expect(await withdrawInvite(db, workspace.id, "elin@EXAMPLE.com")).toEqual({ email, role: "admin" });
  expect(await acceptInvite(db, token, "four words in a row", now)).toEqual({ ok: false, error: "gone" });
  expect(await listInvites(db, workspace.id, now)).toEqual([]);
  await expect(withdrawInvite(db, workspace.id, email)).rejects.toMatchObject({ code: "not_found" });
  await expect(renewInvite(db, wish, now)).rejects.toMatchObject({ code: "not_found" });
  expect(await findLink(db, elsewhere.token, now)).toBeDefined();
});

it("cannot be sent again once its link was followed", async () => {
  const { wish, token } = await setUp();
  await acceptInvite(db, token, "four words in a row", now);
  await expect(renewInvite(db, wish, now)).rejects.toMatchObject({ code: "not_found" });
});

it("works as long as who made it may invite, and is listed as ended afterwards", async () => {
  const { workspace, wish, token } = await setUp();
  const other = await makeUser(db, workspace.id, "owner");
  await setRole(db, workspace.id, wish.invitedBy, "admin");
  expect(await findLink(db, token, now)).toBeUndefined();
  expect(await acceptInvite(db, token, "four words in a row", now)).toEqual({ ok: false, error: "gone" });
  expect(await listInvites(db, workspace.id, now)).toMatchObject([{ email, state: "ended" }]);
  await removeMember(db, workspace.id, wish.invitedBy);
  expect(await findLink(db, token, now)).toBeUndefined();
  const again = await renewInvite(db, { ...wish, invitedBy: other.id }, now);
  expect((await acceptInvite(db, again.token, "four words in a row", now)).ok).toBe(true);
});
