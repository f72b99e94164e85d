import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { messages } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, provider, sendingForTests } from "../invitation/testing";

const db = await testDatabase();
const { automation, hence, send } = sendingForTests(db);

it("fails a mail that cannot be written alone and for good, and sends the others of its batch", async () => {
  const broken = await automation();
  await broken.post(anna);
  await db.update(messages).set({ content: {} }).where(eq(messages.id, broken.automation.messageId!));
  const sound = await automation();
  await sound.post(anna);
  const { mailer, handed } = provider();
  expect(await send(mailer)).toMatchObject({ claimed: 2, sent: 1 });
  expect(handed).toHaveLength(1);
  expect((await sound.runsNow())[0]!.status).toBe("sent");
  expect((await broken.runsNow())[0]).toMatchObject({
    status: "failed",
    failure: { kind: "system", code: "mail_unwritable", step: "send" },
  });
  expect(await send(mailer, hence(2))).toMatchObject({ claimed: 0 });
});
