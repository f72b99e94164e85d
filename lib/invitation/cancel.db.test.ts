import { describe, expect, it } from "vitest";
import { makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { later, runsForTests } from "../run/testing";
import { sweep } from "../worker/sweep";
import { cancelRun, sendNow } from "./cancel";

const db = await testDatabase();
const { automation, invitationsOf, runOf, workspaceId } = await runsForTests(db);

describe("cancel and send now", () => {
  it("cancels a scheduled run once", async () => {
    const { id, post } = await automation({ delay: { duration: "P2D" } });
    const runId = (await post({ EmailAddress: "a@example.com" })).json.results[0].runId;
    await cancelRun(db, workspaceId, runId, later);
    expect(await runOf(runId)).toMatchObject({ status: "cancelled" });
    expect(await invitationsOf(id)).toMatchObject([{ status: "cancelled", dueAt: null }]);
    await expect(cancelRun(db, workspaceId, runId, later)).rejects.toMatchObject({
      code: "not_scheduled",
      status: 409,
    });
    await expect(sendNow(db, workspaceId, runId, later)).rejects.toMatchObject({ code: "not_scheduled" });
  });

  it("makes a scheduled run due at once, in its own workspace only", async () => {
    const { id, post } = await automation({ delay: { duration: "P2D" } });
    const runId = (await post({ EmailAddress: "a@example.com" })).json.results[0].runId;
    const stranger = (await makeWorkspace(db)).id;
    await expect(sendNow(db, stranger, runId, later)).rejects.toMatchObject({ code: "not_found" });
    await sendNow(db, workspaceId, runId, later);
    expect(await invitationsOf(id)).toMatchObject([{ status: "scheduled", dueAt: later, sendAt: later }]);
    expect((await sweep(db, later)).overdue).toBe(true);
  });
});
