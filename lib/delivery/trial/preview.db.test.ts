import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { invitations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "../testing";
import { previewAutomation } from "./preview";

const db = await testDatabase();
const hook = hookForTests(db);
const later = new Date("2026-11-25T08:00:00.000Z");

describe("preview", () => {
  it("tells how the last captured requests would have fared, and changes nothing", async () => {
    const { id: workspaceId } = await makeWorkspace(db);
    const { automation, key } = await makeAutomation(db, { workspaceId, status: "draft" });
    const post = (body: unknown) => hook.post(automation.id, body, { key });
    for (const Language of ["en", "sv", "en"]) await post({ EmailAddress: "a@example.com", Language });
    await post("{");
    const filter = { field: "Language", op: "equals" as const, value: "en" };
    const preview = await previewAutomation(db, automation, { filter, last: 50 }, later);
    expect(preview).toMatchObject({
      requests: 4,
      respondents: 3,
      wouldInvite: 2,
      unreadable: [expect.any(String)],
    });
    expect(
      await db.select().from(invitations).where(eq(invitations.automationId, automation.id)),
    ).toHaveLength(0);
  });
});
