"use server";
import { z } from "zod";
import { type ActionContext, action } from "@/app/action";
import { updateOutgoing } from "@/lib/automation/outgoing/mutations";
import { type OutgoingPatch, outgoingPatch } from "@/lib/automation/outgoing/schema";
import type { Automation } from "@/lib/automation/queries";
import { digestOf, editedParts, type Seen } from "@/lib/edit/seen";

/** The digest of what the editor has read. */
const edited = { id: z.string(), seen: z.string() };

async function write(
  { db, workspace, user, now }: ActionContext,
  id: string,
  patch: OutgoingPatch,
  seen: Seen<Automation>,
): Promise<string> {
  return digestOf(await updateOutgoing(db, workspace.id, id, patch, now, user.id, seen), seen.parts);
}

/** Keeps which events are posted, what of them, and of which answers. */
export const savePosted = action({
  role: "admin",
  input: outgoingPatch
    .pick({ events: true, include: true, values: true, filter: true })
    .required()
    .extend(edited),
  run: (context, { id, seen: digest, ...patch }) =>
    write(context, id, patch, { parts: editedParts.posted, digest }),
});

export const saveReceiver = action({
  role: "admin",
  input: outgoingPatch.pick({ url: true, headers: true }).required().extend(edited),
  run: (context, { id, seen: digest, ...patch }) =>
    write(context, id, patch, { parts: editedParts.receiver, digest }),
});

export const saveName = action({
  role: "admin",
  input: outgoingPatch.pick({ name: true, autoDisableAfter: true }).required().extend(edited),
  run: (context, { id, seen: digest, ...patch }) =>
    write(context, id, patch, { parts: editedParts.postRules, digest }),
});
