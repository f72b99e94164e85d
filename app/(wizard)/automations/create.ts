"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { database } from "@/db";
import { isOwnOrigin } from "@/lib/auth/origin";
import { startDraft } from "@/lib/automation/wizard/draft";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";

/** Begins an automation and goes to its first step. */
export async function createDraft(): Promise<void> {
  if (!isOwnOrigin(await headers(), env().APP_URL, false)) return;
  const { workspace } = await requireMember("admin");
  const t = await getTranslations("wizard");
  const id = await startDraft(database(), workspace.id, t("untitled"), systemClock());
  redirect(`/automations/${id}/setup/type`);
}
