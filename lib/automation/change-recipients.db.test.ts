import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeAutomation, makeUser, makeWorkspace } from "@/db/factories";
import { notices, recipients } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { addRecipient, dropRecipient, sendTestNotice } from "./change-recipients";
import { listRecipients } from "./recipients";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

async function make() {
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id, "admin", { name: "Signe Holm" });
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const add = (email: string) => addRecipient(db, workspace.id, automation.id, email, user.id, now);
  return { workspace, automation, add };
}

const noticesOf = (automationId: string) =>
  db
    .select({ kind: notices.kind, status: notices.status })
    .from(notices)
    .where(eq(notices.automationId, automationId));

describe("adding a recipient", () => {
  test("puts the address on the list, with who added it, and writes one notice that tells so", async () => {
    const { automation, add } = await make();
    await add("elin@example.com");
    expect(await listRecipients(db, automation.id)).toMatchObject([
      { email: "elin@example.com", status: "active", addedBy: "Signe Holm", createdAt: now },
    ]);
    expect(await noticesOf(automation.id)).toEqual([{ kind: "added", status: "waiting" }]);
  });

  test("refuses an address that is on the list, whatever its letters' case, and tells nobody", async () => {
    const { automation, add } = await make();
    await add("elin@example.com");
    await expect(add("Elin@Example.com")).rejects.toMatchObject({
      code: "invalid_request",
      more: { errors: [{ field: "email", code: "duplicate" }] },
    });
    expect(await noticesOf(automation.id)).toHaveLength(1);
  });

  test("ends at 20, for racers too", async () => {
    const { automation, add } = await make();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 22 }, (_, i) => add(`person${i}@example.com`)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    expect(await listRecipients(db, automation.id)).toHaveLength(20);
    await expect(add("more@example.com")).rejects.toMatchObject({
      more: { errors: [{ field: "email", code: "too_many" }] },
    });
  });

  test("is refused for an automation of another workspace", async () => {
    const { automation } = await make();
    const other = await makeWorkspace(db);
    await expect(
      addRecipient(db, other.id, automation.id, "elin@example.com", null, now),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(dropRecipient(db, other.id, automation.id, "rcp_x")).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(sendTestNotice(db, other.id, automation.id, now)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("removing takes one address off, and may be repeated", async () => {
  const { workspace, automation, add } = await make();
  await add("elin@example.com");
  await add("ask@example.com");
  const [first] = await listRecipients(db, automation.id);
  await dropRecipient(db, workspace.id, automation.id, first!.id);
  await dropRecipient(db, workspace.id, automation.id, first!.id);
  expect((await listRecipients(db, automation.id)).map(({ email }) => email)).toEqual(["ask@example.com"]);
});

describe("a test notice", () => {
  test("goes to each active recipient and to nobody who stopped the mails", async () => {
    const { workspace, automation, add } = await make();
    await add("elin@example.com");
    await add("ask@example.com");
    await db.update(recipients).set({ status: "stopped" }).where(eq(recipients.email, "ask@example.com"));
    expect(await sendTestNotice(db, workspace.id, automation.id, now)).toBe(1);
    const written = (await noticesOf(automation.id)).filter(({ kind }) => kind === "test");
    expect(written).toEqual([{ kind: "test", status: "waiting" }]);
  });

  test("cannot be sent again within half a minute", async () => {
    const { workspace, automation, add } = await make();
    await add("elin@example.com");
    await sendTestNotice(db, workspace.id, automation.id, now);
    await expect(sendTestNotice(db, workspace.id, automation.id, later(29))).rejects.toMatchObject({
      code: "rate_limited",
    });
    expect(await sendTestNotice(db, workspace.id, automation.id, later(31))).toBe(1);
  });
});
