import { expect, test } from "vitest";
import { makeAutomation, makeMessage, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { findMessage } from "../message/queries";
import { deleteUnusedMessage, usesOfMessages } from "./message-uses";

const db = await testDatabase();

test("a message is used by the automations that invite or remind with it, and is then not deleted", async () => {
  const { id: workspaceId } = await makeWorkspace(db);
  const [invite, remind, loose] = [
    await makeMessage(db, workspaceId),
    await makeMessage(db, workspaceId),
    await makeMessage(db, workspaceId),
  ];
  const { automation } = await makeAutomation(db, {
    workspaceId,
    messageId: invite.id,
    reminders: [
      { afterDays: 3, messageId: remind.id },
      { afterDays: 6, messageId: invite.id },
    ],
  });
  const ids = [invite.id, remind.id, loose.id];
  const uses = await usesOfMessages(db, workspaceId, ids);
  expect(ids.map((id) => uses.get(id)!.map((use) => use.id))).toEqual([[automation.id], [automation.id], []]);
  expect((await usesOfMessages(db, (await makeWorkspace(db)).id, ids)).get(invite.id)).toEqual([]);

  for (const id of [invite.id, remind.id])
    await expect(deleteUnusedMessage(db, workspaceId, id)).rejects.toMatchObject({ code: "conflict" });
  await deleteUnusedMessage(db, workspaceId, loose.id);
  expect(await findMessage(db, workspaceId, loose.id)).toBeUndefined();
  await expect(deleteUnusedMessage(db, workspaceId, loose.id)).rejects.toMatchObject({ code: "not_found" });
});
