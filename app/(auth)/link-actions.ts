"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { carrySession } from "@/app/session";
import type { Outcome } from "@/components/shell/outcome";
import { type Db, database } from "@/db";
import { addressOf } from "@/lib/auth/address";
import { acceptInvite, acceptReset, findLink, requestReset } from "@/lib/auth/links";
import { mailReset } from "@/lib/auth/mail-link";
import { isOwnOrigin } from "@/lib/auth/origin";
import { newPassword } from "@/lib/auth/password";
import { startSession } from "@/lib/auth/sessions";
import { type Attempt, countFailure, secondsToWait } from "@/lib/auth/throttle";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import type { ErrorCode } from "@/lib/errors";
import { fieldErrorsOf } from "@/lib/field-errors";
import { mailer } from "@/lib/mail/mailer";
import { text } from "@/lib/text";

/** Joins the workspace of an invitation and signs in. */
export async function join(token: string, _previous: Outcome, form: FormData): Promise<Outcome> {
  if (!(await isOurs())) return refused("origin");
  const now = systemClock();
  const link = await findLink(database(), token, now);
  if (!link) redirect(`/invite/${encodeURIComponent(token)}`);
  const password = String(form.get("password") ?? "");
  const attempt = await attemptOf(link.email);
  if ((await secondsToWait(attempt)) > 0) return refused("rate_limited");
  const fits = link.hasAccount ? null : newPassword.safeParse(password);
  if (fits && !fits.success) return wrongPassword(fieldErrorsOf(fits.error.issues)[0]?.code);
  const joined = await acceptInvite(database(), token, password, now);
  if (joined.ok) return await enter(database(), joined.value, now);
  if (joined.error === "gone") redirect(`/invite/${encodeURIComponent(token)}`);
  await countFailure(attempt);
  return wrongPassword("password_wrong");
}

/** Sets a new password and signs in. */
export async function setPassword(token: string, _previous: Outcome, form: FormData): Promise<Outcome> {
  if (!(await isOurs())) return refused("origin");
  const parsed = newPassword.safeParse(String(form.get("password") ?? ""));
  if (!parsed.success) return wrongPassword(fieldErrorsOf(parsed.error.issues)[0]?.code);
  const now = systemClock();
  const set = await acceptReset(database(), token, parsed.data, now);
  if (!set.ok) redirect(`/reset/${encodeURIComponent(token)}`);
  return await enter(database(), set.value, now);
}

const wish = z.object({ email: text(254) });

/** Mails a link to a new password. It answers alike, and as fast, whether there is such an account or not. */
export async function forgot(_previous: Outcome, form: FormData): Promise<Outcome> {
  if (!(await isOurs())) return refused("origin");
  const parsed = wish.safeParse({ email: form.get("email") });
  const now = systemClock();
  if (!parsed.success)
    return { ok: false, code: "invalid_request", message: "", errors: fieldErrorsOf(parsed.error.issues) };
  const attempt = await attemptOf(`reset ${parsed.data.email}`);
  if ((await secondsToWait(attempt)) > 0) return refused("rate_limited");
  await countFailure(attempt);
  const locale = await getLocale();
  after(async () => {
    const link = await requestReset(database(), parsed.data.email, now);
    if (!link) return;
    const deps = { mailer: mailer(), appUrl: env().APP_URL, from: env().MAIL_FROM };
    await mailReset(deps, { ...link, locale: link.locale ?? locale });
  });
  return { ok: true, value: undefined, at: now.toISOString() };
}

async function enter(db: Db, userId: string, now: Date): Promise<never> {
  const userAgent = (await headers()).get("user-agent") ?? "";
  await carrySession(await startSession(db, { userId, userAgent }, now));
  redirect("/automations");
}

async function isOurs(): Promise<boolean> {
  return isOwnOrigin(await headers(), env().APP_URL, false);
}

async function attemptOf(email: string): Promise<Attempt> {
  return { email, address: addressOf(await headers()) };
}

function refused(code: ErrorCode | "origin"): Outcome {
  return { ok: false, code, message: "", errors: [] };
}

function wrongPassword(code = "invalid_value"): Outcome {
  const errors = [{ field: "password", code, message: "" }];
  return { ok: false, code: "invalid_request", message: "", errors };
}
