"use server";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { dropSession, requireMember } from "@/app/session";
import { database } from "@/db";
import { isOwnOrigin } from "@/lib/auth/origin";
import { endSession, switchWorkspace } from "@/lib/auth/sessions";
import { env } from "@/lib/env";

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  if (!isOwnOrigin(await headers(), env().APP_URL, false)) return;
  const { user, session } = await requireMember();
  await endSession(database(), user.id, session.id);
  await dropSession();
  redirect("/sign-in");
}

/** Goes over to another workspace of the same person. */
export async function chooseWorkspace(workspaceId: string): Promise<void> {
  if (!isOwnOrigin(await headers(), env().APP_URL, false)) return;
  await switchWorkspace(database(), await requireMember(), String(workspaceId));
  revalidatePath("/", "layout");
  redirect("/automations");
}
