"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { wakeNotices } from "@/inngest/wake";
import { addRecipient, dropRecipient, sendTestNotice } from "@/lib/automation/change-recipients";
import { updateAutomation } from "@/lib/automation/mutations";
import { addressInput } from "@/lib/input/address";

const one = z.object({ id: z.string() });

/** Switches an automation's error e-mails on or off. */
export const setNotifications = action({
  role: "admin",
  input: one.extend({ enabled: z.boolean() }),
  run: async ({ db, workspace, user, now }, { id, enabled }) => {
    await updateAutomation(db, workspace.id, id, { errorNotifications: { enabled } }, now, user.id);
  },
});

/** Puts an address on the list; it is told by mail. */
export const add = action({
  role: "admin",
  input: one.extend({ email: addressInput }),
  run: async ({ db, workspace, user, now }, { id, email }) => {
    await addRecipient(db, workspace.id, id, email, user.id, now);
    await wakeNotices();
  },
});

export const remove = action({
  role: "admin",
  input: one.extend({ recipientId: z.string() }),
  run: async ({ db, workspace }, { id, recipientId }) => {
    await dropRecipient(db, workspace.id, id, recipientId);
  },
});

/** Sends a test notice to each active recipient. @returns to how many */
export const sendTest = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, now }, { id }) => {
    const count = await sendTestNotice(db, workspace.id, id, now);
    if (count > 0) await wakeNotices();
    return count;
  },
});
