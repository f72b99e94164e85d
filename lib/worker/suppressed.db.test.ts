import { describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { anna, provider, sendingForTests } from "../invitation/testing";
import { suppress } from "../suppression/mutations";

const db = await testDatabase();
const { automation, clock, send } = sendingForTests(db);

describe("a suppressed address", () => {
  it("of one survey gets no invitation to it, and still one to another", async () => {
    const left = await automation();
    const other = await automation({ workspaceId: left.workspaceId });
    const { surveyId } = left.automation;
    await suppress(db, left.workspaceId, anna.EmailAddress, "unsubscribed", { surveyId }, clock);
    await left.post(anna);
    await other.post(anna);
    expect(await send(provider().mailer)).toMatchObject({ claimed: 2, sent: 1 });
    expect((await left.runsNow())[0]).toMatchObject({
      status: "skipped",
      reason: "suppressed_unsubscribed",
    });
    expect((await other.runsNow())[0]).toMatchObject({ status: "sent" });
  });

  it("is no concern of another workspace that has the same address", async () => {
    const { workspaceId } = await automation();
    await suppress(db, workspaceId, anna.EmailAddress, "complained", {}, clock);
    const { post, runsNow } = await automation();
    await post(anna);
    await send(provider().mailer);
    expect((await runsNow())[0]).toMatchObject({ status: "sent" });
  });
});
