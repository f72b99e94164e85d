"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { currentMember } from "@/app/session";
import { database } from "@/db";
import { users } from "@/db/schema";
import { isOwnOrigin } from "@/lib/auth/origin";
import { env } from "@/lib/env";
import { isLocale, localeCookie } from "./locale";

/** Keeps the language a person chose: in this browser, and where they are signed in, for the mails they get. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = String(form.get("locale"));
  if (!isLocale(locale) || !isOwnOrigin(await headers(), env().APP_URL, false)) return;
  const secure = env().APP_URL.startsWith("https:");
  (await cookies()).set(localeCookie, locale, { path: "/", maxAge: 31_536_000, sameSite: "lax", secure });
  const member = await currentMember();
  if (member) await database().update(users).set({ locale }).where(eq(users.id, member.user.id));
  revalidatePath("/", "layout");
}
